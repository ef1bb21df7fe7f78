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
      -- Seconds until the turn that was taken; turns are p_gap seconds apart. Null where it would come in more than
      -- p_longest seconds: then none is taken.
      create function take_turn(p_provider text, p_gap double precision, p_longest double precision)
        returns double precision
        language plpgsql volatile security definer set search_path = public, pg_temp
        as $$
          declare
            gap constant interval := make_interval(secs => p_gap);
            longest constant interval := make_interval(secs => p_longest);
            turn timestamptz;
            moment timestamptz;
          begin
            insert into provider_turns (provider, next_at) values (p_provider, clock_timestamp())
              on conflict (provider) do nothing;
            select next_at into turn from provider_turns where provider = p_provider for update;
            -- Only now: others may have been before this one.
            moment := clock_timestamp();
            if turn > moment + longest then
              -- Nobody takes a turn so far ahead. The clock was set back, and must not hold up the line for so long.
              update provider_turns set next_at = moment + longest + gap
                where provider = p_provider and next_at > moment + longest + gap;
              return null;
            end if;
            turn := greatest(turn, moment);
            update provider_turns set next_at = turn + gap where provider = p_provider;
            return extract(epoch from turn - moment)::double precision;
          end
        $$;
      revoke all on function take_turn(text, double precision, double precision) from public;
      grant execute on function take_turn(text, double precision, double precision) to flowkeep_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function take_turn(text, double precision, double precision);
      drop table provider_turns;
    `);
  }
}
