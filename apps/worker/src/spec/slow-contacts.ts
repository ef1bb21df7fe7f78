import { Client } from 'pg';

/** Lets the database take its time over contacts of one name: as often as it is told to, then no more. */
export class SlowContacts {
  private readonly owner = new Client({ connectionString: process.env['TEST_OWNER_DATABASE_URL'] });

  /** A sequence counts, for it alone remembers what a transaction did that was rolled back. */
  async open(): Promise<void> {
    await this.owner.connect();
    await this.owner.query(`
      create table slow_contacts (name text primary key, times int not null, counter text not null);
      create function slow_contact() returns trigger language plpgsql security definer set search_path = public as $$
        begin
          if exists (select 1 from slow_contacts r where r.name = new.name and nextval(r.counter) <= r.times) then
            perform pg_sleep(20);
          end if;
          return new;
        end $$;
      create trigger slow_contact before insert on contacts for each row execute function slow_contact();
    `);
  }

  /** Longer than any step of these tests may take. */
  async slow(name: string, times: number): Promise<void> {
    const counter = `slow_contact_${name.toLowerCase()}`;
    await this.owner.query(`create sequence ${counter}`);
    await this.owner.query(`insert into slow_contacts values ($1, $2, $3)`, [name, times, counter]);
  }

  async close(): Promise<void> {
    const { rows } = await this.owner.query<{ counter: string }>(`select counter from slow_contacts`);
    await this.owner.query(`
      drop trigger slow_contact on contacts;
      drop function slow_contact();
      drop table slow_contacts;
      ${rows.map(({ counter }) => `drop sequence ${counter};`).join('\n')}
    `);
    await this.owner.end();
  }
}
