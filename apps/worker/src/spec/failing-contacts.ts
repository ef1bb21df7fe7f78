import { Client } from 'pg';

/** Lets the database refuse to insert contacts of one name: as often as it is told to, then no more. */
export class FailingContacts {
  private readonly owner = new Client({ connectionString: process.env['TEST_OWNER_DATABASE_URL'] });

  /** A sequence counts, for it alone remembers what a transaction did that was rolled back. */
  async open(): Promise<void> {
    await this.owner.connect();
    await this.owner.query(`
      create sequence contact_failures;
      create table contact_failure_rule (name text primary key, times int not null);
      create function refuse_contact() returns trigger language plpgsql security definer set search_path = public as $$
        begin
          if exists (select 1 from contact_failure_rule r where r.name = new.name
                      and nextval('contact_failures') <= r.times) then
            raise exception 'refused for the test';
          end if;
          return new;
        end $$;
      create trigger refuse_contact before insert on contacts for each row execute function refuse_contact();
    `);
  }

  async refuse(name: string, times: number): Promise<void> {
    await this.owner.query(`select setval('contact_failures', 1, false)`);
    await this.owner.query(`delete from contact_failure_rule`);
    await this.owner.query(`insert into contact_failure_rule values ($1, $2)`, [name, times]);
  }

  async close(): Promise<void> {
    await this.owner.query(`
      drop trigger refuse_contact on contacts;
      drop function refuse_contact();
      drop table contact_failure_rule;
      drop sequence contact_failures;
    `);
    await this.owner.end();
  }
}
