import { Duplex } from 'node:stream';

/** Two streams of which each reads what the other writes. */
export function createDuplexPair(): readonly [Duplex, Duplex] {
  const left: Duplex = createSide(() => right);
  const right: Duplex = createSide(() => left);
  return [left, right];
}

function createSide(other: () => Duplex): Duplex {
  return new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => {
      if (chunk.length > 0) other().push(chunk);
      // The other side reads in a turn of its own, as over a socket.
      process.nextTick(done);
    },
    final: (done) => {
      other().push(null);
      done();
    },
  });
}
