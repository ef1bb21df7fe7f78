import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Turns at providers that may be called so many times a second, by all workers together. */
export class ProviderTurns1763800009600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- It may forget all of them in a crash, and need not be written to disk each time.
      create unlogged table provider_turns (
        provider text primary key,
        -- when the next call may be made
        next_at timestamptz not null
      );
      alter table provider_turns enable row level security;
      alter table provider_turns force row level security;
      create policy owner_all on provider_turns to flowkeep_owner using (true) with check (true);
      -- Seconds until the turn that was taken; turns are p_gap seconds apart.
      create function take_turn(p_provider text, p_gap double precision) returns double precision
        language sql volatile security definer set search_path = public, pg_temp
        as $$
          insert into provider_turns as t (provider, next_at)
          values (p_provider, clock_timestamp() + make_interval(secs => p_gap))
          on conflict (provider) do update
            set next_at = greatest(t.next_at, clock_timestamp()) + make_interval(secs => p_gap)
          returning extract(epoch from t.next_at - clock_timestamp())::double precision - p_gap
        $$;
      revoke all on function take_turn(text, double precision) from public;
      grant execute on function take_turn(text, double precision) to flowkeep_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function take_turn(text, double precision);
      drop table provider_turns;
    `);
  }
}
