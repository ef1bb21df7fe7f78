import { MemberService } from '@flowkeep/accounts';
import { DomainError, roleAllows } from '@flowkeep/contracts';
import {
  BlobRepository,
  BlobShelf,
  createPayloadCipher,
  PlanRepository,
  SubjectKeys,
  SubjectSealer,
  TransactionRunner,
} from '@flowkeep/persistence';
import { CachedPlanSource, payloadCodecs } from '@flowkeep/temporal/client';
import { Injectable } from '@nestjs/common';
import type { CodecPayloadDto } from './codec.dto.ts';

type Codecs = ReturnType<typeof payloadCodecs>;
type Payload = Parameters<Codecs[number]['decode']>[0][number];

/** Opens payloads of Temporal's histories for those who may read the runs of the payload's workspace. */
@Injectable()
export class CodecService {
  private readonly plans: CachedPlanSource;
  private readonly blobs: BlobShelf;

  constructor(
    runner: TransactionRunner,
    keys: SubjectKeys,
    private readonly sealer: SubjectSealer,
    private readonly members: MemberService,
  ) {
    this.blobs = new BlobShelf(runner, sealer, new BlobRepository(keys));
    const plans = new PlanRepository();
    this.plans = new CachedPlanSource((workspaceId, hash) =>
      runner.inWorkspace(workspaceId, (tx) => plans.get(tx, hash)),
    );
  }

  /** Opens what the user may read; a payload of another workspace is refused. */
  decodeFor(userId: string, payloads: readonly CodecPayloadDto[]): Promise<CodecPayloadDto[]> {
    const mayRead = new Map<string, Promise<void>>();
    return this.decode(payloads, (workspaceId) => {
      const known = mayRead.get(workspaceId) ?? this.assertMayRead(userId, workspaceId);
      mayRead.set(workspaceId, known);
      return known;
    });
  }

  /** Opens everything: only for a caller who has shown the operators' token. */
  decodeAll(payloads: readonly CodecPayloadDto[]): Promise<CodecPayloadDto[]> {
    return this.decode(payloads, () => Promise.resolve());
  }

  private async decode(
    payloads: readonly CodecPayloadDto[],
    check: (workspaceId: string) => Promise<void>,
  ): Promise<CodecPayloadDto[]> {
    let decoded: Payload[] = payloads.map(fromDto);
    for (const codec of [...this.codecsWith(check)].reverse()) decoded = await codec.decode(decoded);
    return decoded.map(toDto);
  }

  private codecsWith(check: (workspaceId: string) => Promise<void>): Codecs {
    const cipher = createPayloadCipher(this.sealer);
    return payloadCodecs({
      plans: {
        planJson: async (workspaceId, hash) => {
          await check(workspaceId);
          return this.plans.planJson(workspaceId, hash);
        },
      },
      cipher: {
        seal: cipher.seal,
        open: async (ref, sealed) => {
          const workspaceId = await this.sealer.workspaceOf(ref);
          if (workspaceId !== null) await check(workspaceId);
          return cipher.open(ref, sealed);
        },
      },
      blobs: {
        put: () => Promise.resolve(null),
        find: async (owner, id) => {
          const workspaceId = await this.sealer.workspaceOf(owner.subjectKeyRef);
          if (workspaceId !== null) await check(workspaceId);
          return this.blobs.find(owner, id);
        },
      },
    });
  }

  private async assertMayRead(userId: string, workspaceId: string): Promise<void> {
    const member = await this.members.find(workspaceId, userId);
    if (member !== null && roleAllows(member.role, 'runs.read')) return;
    throw new DomainError('not-found', 'This run belongs to a workspace that you are not a member of.');
  }
}

function fromDto({ metadata, data }: CodecPayloadDto): Payload {
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => [name, bytesOf(value)] as const);
  return { metadata: Object.fromEntries(entries), data: bytesOf(data ?? '') };
}

function toDto({ metadata, data }: Payload): CodecPayloadDto {
  const entries = Object.entries(metadata ?? {}).map(([name, value]) => [name, textOf(value)] as const);
  return { metadata: Object.fromEntries(entries), data: textOf(data ?? new Uint8Array()) };
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
