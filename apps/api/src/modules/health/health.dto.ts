export class LivenessDto {
  status!: string;
}

/** Something that the API needs and that is not there. */
export class MissingPartDto {
  /** `database`, `schema`, `sign-in` or `temporal`. */
  name!: string;
  /** What it means, and what to do. */
  detail!: string;
}

export class ReadinessDto {
  /** `ready`; `degraded` when events are taken but wait, as Temporal is down; `not-ready`. */
  status!: string;
  missing!: MissingPartDto[];
}
