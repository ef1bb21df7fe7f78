import type { JsonObject } from '@flowkeep/contracts';
import { IsObject, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { MayBeLeftOut } from '../../frame/may-be-left-out.decorator.ts';

/** As workflows name the events that they wait for. */
const NAME = /^[a-zA-Z][a-zA-Z0-9_.-]{0,99}$/;

export class SendEventDto {
  /** What has happened, for example `order.paid`: letters, digits, dots and dashes, a letter first. */
  @Matches(NAME, { message: 'name must begin with a letter and hold letters, digits, dots and dashes' })
  name!: string;

  /** Whom it is about. */
  @MayBeLeftOut()
  @IsUUID()
  contactId?: string;

  /** What tells this event from others of its name, such as an order number. Runs may wait for one value alone. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(500)
  match?: string;

  /** What there is to know about it: the value of `{{ trigger }}` where it begins a run. */
  @MayBeLeftOut()
  @IsObject()
  data?: JsonObject;
}

export class EventReceiptDto {
  /** The event that was kept. A repeated delivery gets the id of the first. */
  eventId!: string;
}
