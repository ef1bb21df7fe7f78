import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A phone as people write it: "+994 50 123 45 67". What is no phone stays as it is. */
export function phoneText(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}
