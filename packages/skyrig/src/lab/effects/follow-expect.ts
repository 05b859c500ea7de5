import { noteAsserted } from './follower.ts';

type Expect = (...args: never[]) => unknown;

/* Forms of `expect` that take the value first, as `expect` itself does. */
const FORMS: readonly string[] = ['soft'];

/** An `expect` that tells which values reach it, and is the given one in all else. */
export function followExpect<E extends Expect>(expect: E): E {
  return new Proxy(expect, {
    apply(target, self, args: unknown[]) {
      noteAsserted(args[0]);
      return Reflect.apply(target, self, args) as unknown;
    },
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member === 'function' && FORMS.includes(String(name))) return followExpect(member as Expect);
      return member;
    },
  });
}
