import { readFileSync } from 'node:fs';

/** Something wrong with what a person gave; the message names the field and the fix. */
export class InputProblem extends Error {}

const LEAD_FIELDS = ['name', 'phone', 'email', 'language', 'message', 'source'];
const LONGEST_TEXT = 4096;
const LONGEST_PAUSE = 600;

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads and checks a lead file: `{ lead: {…}, replies: [{ afterSeconds, text }] }`. @throws {InputProblem} */
export function readLead(path) {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const why = error.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${error.code})`;
    throw new InputProblem(`${path}: ${why}. Give the path of a lead, for example examples/lead-az.json.`);
  }
  try {
    return checkDocument(JSON.parse(text));
  } catch (error) {
    if (error instanceof InputProblem) throw new InputProblem(`${path}: ${error.message}`);
    throw new InputProblem(`${path} is not JSON: ${error.message}. Correct it there.`);
  }
}

function checkDocument(document) {
  if (!isObject(document)) throw new InputProblem('The file must hold an object { "lead": {…}, "replies": […] }.');
  refuseUnknown(document, ['lead', 'replies'], '');
  return { lead: checkLead(document.lead), replies: checkReplies(document.replies ?? []) };
}

function checkLead(lead) {
  if (!isObject(lead))
    throw new InputProblem('"lead" is missing. Give an object with at least a name and a phone or an email.');
  refuseUnknown(lead, LEAD_FIELDS, 'lead.');
  for (const [name, value] of Object.entries(lead)) checkText(value, `lead.${name}`);
  if (!lead.name) throw new InputProblem('"lead.name" is missing. Give the name of the person.');
  if (!lead.phone && !lead.email)
    throw new InputProblem('"lead.phone" and "lead.email" are both missing. Give at least one.');
  if (lead.phone && !/^\+?[\d\s().-]{7,24}$/.test(lead.phone)) {
    throw new InputProblem(
      `"lead.phone" is "${lead.phone}", which is no phone number. Give digits with a country code, for example +994501234567.`,
    );
  }
  if (lead.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(lead.email)) {
    throw new InputProblem(`"lead.email" is "${lead.email}", which is no address. Give one like name@example.com.`);
  }
  if (lead.language && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(lead.language)) {
    throw new InputProblem(`"lead.language" is "${lead.language}". Give a short code such as az, ru, en or tr.`);
  }
  return lead;
}

function checkReplies(replies) {
  if (!Array.isArray(replies)) throw new InputProblem('"replies" must be a list of { "afterSeconds", "text" }.');
  return replies.map((reply, index) => {
    const place = `replies[${index}]`;
    if (!isObject(reply)) throw new InputProblem(`"${place}" must be an object { "afterSeconds", "text" }.`);
    refuseUnknown(reply, ['afterSeconds', 'text'], `${place}.`);
    const { afterSeconds = 1, text } = reply;
    if (typeof afterSeconds !== 'number' || !(afterSeconds >= 0 && afterSeconds <= LONGEST_PAUSE)) {
      throw new InputProblem(
        `"${place}.afterSeconds" is ${JSON.stringify(afterSeconds)}. Give a number of seconds from 0 to ${LONGEST_PAUSE}.`,
      );
    }
    checkText(text, `${place}.text`);
    if (!text.trim()) throw new InputProblem(`"${place}.text" is empty. Give what the person answers.`);
    return { afterSeconds, text };
  });
}

function checkText(value, place) {
  if (typeof value !== 'string')
    throw new InputProblem(`"${place}" is ${JSON.stringify(value) ?? 'missing'}. Give a text in quotes.`);
  if (value.length > LONGEST_TEXT)
    throw new InputProblem(`"${place}" is longer than ${LONGEST_TEXT} characters. Shorten it.`);
}

function refuseUnknown(object, known, prefix) {
  const unknown = Object.keys(object).find((name) => !known.includes(name));
  if (unknown)
    throw new InputProblem(`"${prefix}${unknown}" is not a field of a lead file. Known here: ${known.join(', ')}.`);
}
