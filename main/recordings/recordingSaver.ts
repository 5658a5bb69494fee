import path from 'node:path';
import type { RequestOutput } from '../../contract/ipc/contract.ts';
import type { CallKey } from '../../contract/model/ids.ts';
import type { ProblemKind } from '../../contract/model/problem.ts';
import type { RecordingTrouble } from '../../contract/model/recording.ts';
import type { Result } from '../../contract/result.ts';
import { writeAudit } from '../export/auditLog.ts';
import { toDiskError } from '../files/diskError.ts';
import { PartFile } from '../files/partFile.ts';
import { refusedFor } from '../outcome.ts';
import { endingOf } from './audioType.ts';
import { recordingFileName } from './recordingFileName.ts';
import type { RecordingToSave } from './recordings.ts';

type Answer = RequestOutput<'recording.save'>;

export interface RecordingSaverDeps {
  readonly recordingOf: (key: CallKey) => Promise<Result<RecordingToSave, RecordingTrouble>>;
  /** The profile's: its audit log is there. */
  readonly folder: () => string;
  /** Whether no PIN is set, or the manager has unlocked it; asking counts as use. */
  readonly maySave: () => boolean;
  /** Where to save; null: the person thought better of it. */
  readonly askWhere: (suggestion: {
    readonly fileName: string;
    readonly ending: string;
  }) => Promise<string | null>;
  readonly now: () => number;
}

interface Job {
  readonly key: CallKey;
  readonly recording: RecordingToSave;
  readonly folder: string;
  readonly file: string;
}

/** Why a file was not written. */
type Failure = Extract<ProblemKind, 'diskFull' | 'diskError'> | 'offline' | 'cancelled';

/** Writes a recording to a file that a person chooses, one at a time. */
export class RecordingSaver {
  readonly #deps: RecordingSaverDeps;
  #busy = false;
  #stopped = false;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(deps: RecordingSaverDeps) {
    this.#deps = deps;
  }

  async save(key: CallKey): Promise<Answer> {
    if (this.#busy) return refusedFor('alreadyRunning');
    if (!this.#deps.maySave()) return refusedFor('pinNeeded');
    this.#busy = true;
    try {
      return await this.#save(key);
    } finally {
      this.#busy = false;
    }
  }

  /** Leaves nothing half written behind. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#writing;
  }

  async #save(key: CallKey): Promise<Answer> {
    const { recordingOf, askWhere, folder } = this.#deps;
    const found = await recordingOf(key);
    if (!found.ok) return { kind: found.error };
    const recording = found.value;
    try {
      const ending = endingOf(recording.type);
      const fileName = recordingFileName(key, recording.endedAtMs, ending);
      const inFolder = folder();
      const file = await askWhere({ fileName, ending });
      if (file === null || this.#stopped) return { kind: 'cancelled' };
      const writing = this.#write({ key, recording, folder: inFolder, file });
      this.#writing = writing;
      const failure = await writing;
      if (failure === null) return { kind: 'saved', file };
      return failure === 'diskFull' || failure === 'diskError' ? refusedFor(failure) : { kind: failure };
    } finally {
      recording.letGo();
    }
  }

  /** Null: it stands in its place. */
  async #write(job: Job): Promise<Failure | null> {
    let part: PartFile | undefined;
    let failure: Failure | null;
    try {
      part = await PartFile.create(job.file);
      // Nothing leaves the house without its line in the audit log.
      failure = (await this.#writeBytes(job, part)) ?? this.#audit(job, null);
      if (failure === null) {
        await part.finish();
        return null;
      }
    } catch (error) {
      failure = toDiskError(error).kind;
    }
    await part?.discard();
    this.#audit(job, failure);
    return failure;
  }

  async #writeBytes({ recording, folder }: Job, part: PartFile): Promise<Failure | null> {
    const chunks = recording.bytes[Symbol.asyncIterator]();
    const ends = async (how: Failure | null): Promise<Failure | null> => {
      await chunks.return?.();
      return how;
    };
    for (;;) {
      const next = await chunks.next().catch(() => null);
      if (this.#stopped) return ends('cancelled');
      // It broke off; or another profile's calls come to work, and this one's must not leave unseen.
      if (next === null || this.#deps.folder() !== folder) return ends('offline');
      if (next.done === true) return null;
      await part.append(next.value);
    }
  }

  #audit({ key, folder, file }: Job, failure: Failure | null): Failure | null {
    const outcome = failure === null ? 'done' : failure === 'cancelled' ? 'cancelled' : 'failed';
    const written = writeAudit(folder, {
      at: new Date(this.#deps.now()).toISOString(),
      what: 'recordingSaved',
      call: key,
      file: path.basename(file),
      outcome,
      problem: failure === 'cancelled' ? null : failure,
    });
    return written.ok ? null : written.error.kind;
  }
}
