import type { Subject } from './subject.ts';
import { account } from './subjects/account/subject.ts';
import { accountFixed } from './subjects/account-fixed/subject.ts';
import { accountManager } from './subjects/account-manager/subject.ts';
import { accountManagerFixed } from './subjects/account-manager-fixed/subject.ts';
import { bank } from './subjects/bank/subject.ts';
import { bankFixed } from './subjects/bank-fixed/subject.ts';
import { batchRestart } from './subjects/batch-restart/subject.ts';
import { batchRestartFixed } from './subjects/batch-restart-fixed/subject.ts';
import { bluetoothDriver } from './subjects/bluetooth-driver/subject.ts';
import { bluetoothDriverFixed } from './subjects/bluetooth-driver-fixed/subject.ts';
import { boundedBuffer } from './subjects/bounded-buffer/subject.ts';
import { boundedBufferFixed } from './subjects/bounded-buffer-fixed/subject.ts';
import { caseSave } from './subjects/case-save/subject.ts';
import { caseSaveFixed } from './subjects/case-save-fixed/subject.ts';
import { chatTranscript } from './subjects/chat-transcript/subject.ts';
import { depthChain } from './subjects/depth-chain/subject.ts';
import { documentSections } from './subjects/document-sections/subject.ts';
import { documentSectionsFixed } from './subjects/document-sections-fixed/subject.ts';
import { doubleResume } from './subjects/double-resume/subject.ts';
import { doubleResumeFixed } from './subjects/double-resume-fixed/subject.ts';
import { dueDateWriter } from './subjects/due-date-writer/subject.ts';
import { dueDateWriterFixed } from './subjects/due-date-writer-fixed/subject.ts';
import { eventDedupe } from './subjects/event-dedupe/subject.ts';
import { eventDedupeFixed } from './subjects/event-dedupe-fixed/subject.ts';
import { eventStore } from './subjects/event-store/subject.ts';
import { eventStoreFixed } from './subjects/event-store-fixed/subject.ts';
import { failureDetector } from './subjects/failure-detector/subject.ts';
import { failureDetectorFixed } from './subjects/failure-detector-fixed/subject.ts';
import { fanIn } from './subjects/fan-in/subject.ts';
import { fanInFixed } from './subjects/fan-in-fixed/subject.ts';
import { feedbackCounts } from './subjects/feedback-counts/subject.ts';
import { feedbackCountsFixed } from './subjects/feedback-counts-fixed/subject.ts';
import { fundTotal } from './subjects/fund-total/subject.ts';
import { fundTotalFixed } from './subjects/fund-total-fixed/subject.ts';
import { idempotencyOwner } from './subjects/idempotency-owner/subject.ts';
import { idempotencyOwnerFixed } from './subjects/idempotency-owner-fixed/subject.ts';
import { idempotencyReject } from './subjects/idempotency-reject/subject.ts';
import { idempotencyRejectFixed } from './subjects/idempotency-reject-fixed/subject.ts';
import { imageGallery } from './subjects/image-gallery/subject.ts';
import { imageGalleryFixed } from './subjects/image-gallery-fixed/subject.ts';
import { inProgressReclaim } from './subjects/in-progress-reclaim/subject.ts';
import { inProgressReclaimFixed } from './subjects/in-progress-reclaim-fixed/subject.ts';
import { jobStatus } from './subjects/job-status/subject.ts';
import { jobStatusFixed } from './subjects/job-status-fixed/subject.ts';
import { lazy01 } from './subjects/lazy01/subject.ts';
import { leaderElection } from './subjects/leader-election/subject.ts';
import { leaderElectionFixed } from './subjects/leader-election-fixed/subject.ts';
import { listAppend } from './subjects/list-append/subject.ts';
import { listAppendFixed } from './subjects/list-append-fixed/subject.ts';
import { longFork } from './subjects/long-fork/subject.ts';
import { longForkFixed } from './subjects/long-fork-fixed/subject.ts';
import { notificationConfig } from './subjects/notification-config/subject.ts';
import { notificationConfigFixed } from './subjects/notification-config-fixed/subject.ts';
import { offsetCommit } from './subjects/offset-commit/subject.ts';
import { offsetCommitFixed } from './subjects/offset-commit-fixed/subject.ts';
import { orderCreate } from './subjects/order-create/subject.ts';
import { orderCreateFixed } from './subjects/order-create-fixed/subject.ts';
import { orderSave } from './subjects/order-save/subject.ts';
import { orderSaveFixed } from './subjects/order-save-fixed/subject.ts';
import { paymentCollect } from './subjects/payment-collect/subject.ts';
import { petImages } from './subjects/pet-images/subject.ts';
import { petImagesFixed } from './subjects/pet-images-fixed/subject.ts';
import { photoIndex } from './subjects/photo-index/subject.ts';
import { planLimit } from './subjects/plan-limit/subject.ts';
import { planLimitFixed } from './subjects/plan-limit-fixed/subject.ts';
import { reorder10 } from './subjects/reorder-10/subject.ts';
import { reorder20 } from './subjects/reorder-20/subject.ts';
import { reorder3 } from './subjects/reorder-3/subject.ts';
import { reorder3Fixed } from './subjects/reorder-3-fixed/subject.ts';
import { reorder5 } from './subjects/reorder-5/subject.ts';
import { reviewCompose } from './subjects/review-compose/subject.ts';
import { reviewComposeFixed } from './subjects/review-compose-fixed/subject.ts';
import { socketReconnect } from './subjects/socket-reconnect/subject.ts';
import { socketReconnectFixed } from './subjects/socket-reconnect-fixed/subject.ts';
import { stack } from './subjects/stack/subject.ts';
import { stackFixed } from './subjects/stack-fixed/subject.ts';
import { staleRead } from './subjects/stale-read/subject.ts';
import { staleReadFixed } from './subjects/stale-read-fixed/subject.ts';
import { taskToken } from './subjects/task-token/subject.ts';
import { taskTokenFixed } from './subjects/task-token-fixed/subject.ts';
import { tenantOnboarding } from './subjects/tenant-onboarding/subject.ts';
import { tenantOnboardingFixed } from './subjects/tenant-onboarding-fixed/subject.ts';
import { tenantUpdate } from './subjects/tenant-update/subject.ts';
import { tenantUpdateFixed } from './subjects/tenant-update-fixed/subject.ts';
import { tokenRing } from './subjects/token-ring/subject.ts';
import { tokenRingFixed } from './subjects/token-ring-fixed/subject.ts';
import { tripReservation } from './subjects/trip-reservation/subject.ts';
import { tripReservationFixed } from './subjects/trip-reservation-fixed/subject.ts';
import { twoPhaseCommit } from './subjects/two-phase-commit/subject.ts';
import { twoPhaseCommitFixed } from './subjects/two-phase-commit-fixed/subject.ts';
import { twostage } from './subjects/twostage/subject.ts';
import { uneven } from './subjects/uneven/subject.ts';
import { watermark } from './subjects/watermark/subject.ts';
import { watermarkFixed } from './subjects/watermark-fixed/subject.ts';
import { writeSkew } from './subjects/write-skew/subject.ts';
import { writeSkewFixed } from './subjects/write-skew-fixed/subject.ts';
import { wronglock } from './subjects/wronglock/subject.ts';
import { wronglockFixed } from './subjects/wronglock-fixed/subject.ts';

/** Every subject; a fixed twin follows the subject that it mends. */
export const subjects: readonly Subject[] = [
  account,
  accountFixed,
  accountManager,
  accountManagerFixed,
  bank,
  bankFixed,
  batchRestart,
  batchRestartFixed,
  bluetoothDriver,
  bluetoothDriverFixed,
  boundedBuffer,
  boundedBufferFixed,
  caseSave,
  caseSaveFixed,
  chatTranscript,
  depthChain,
  documentSections,
  documentSectionsFixed,
  doubleResume,
  doubleResumeFixed,
  dueDateWriter,
  dueDateWriterFixed,
  eventDedupe,
  eventDedupeFixed,
  eventStore,
  eventStoreFixed,
  failureDetector,
  failureDetectorFixed,
  fanIn,
  fanInFixed,
  feedbackCounts,
  feedbackCountsFixed,
  fundTotal,
  fundTotalFixed,
  idempotencyOwner,
  idempotencyOwnerFixed,
  idempotencyReject,
  idempotencyRejectFixed,
  imageGallery,
  imageGalleryFixed,
  inProgressReclaim,
  inProgressReclaimFixed,
  jobStatus,
  jobStatusFixed,
  lazy01,
  leaderElection,
  leaderElectionFixed,
  listAppend,
  listAppendFixed,
  longFork,
  longForkFixed,
  notificationConfig,
  notificationConfigFixed,
  offsetCommit,
  offsetCommitFixed,
  orderCreate,
  orderCreateFixed,
  orderSave,
  orderSaveFixed,
  paymentCollect,
  petImages,
  petImagesFixed,
  photoIndex,
  planLimit,
  planLimitFixed,
  reorder10,
  reorder20,
  reorder3,
  reorder3Fixed,
  reorder5,
  reviewCompose,
  reviewComposeFixed,
  socketReconnect,
  socketReconnectFixed,
  stack,
  stackFixed,
  staleRead,
  staleReadFixed,
  taskToken,
  taskTokenFixed,
  tenantOnboarding,
  tenantOnboardingFixed,
  tenantUpdate,
  tenantUpdateFixed,
  tokenRing,
  tokenRingFixed,
  tripReservation,
  tripReservationFixed,
  twoPhaseCommit,
  twoPhaseCommitFixed,
  twostage,
  uneven,
  watermark,
  watermarkFixed,
  writeSkew,
  writeSkewFixed,
  wronglock,
  wronglockFixed,
];
