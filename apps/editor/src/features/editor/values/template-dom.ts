import type { ShownValue } from '../../../canvas/chip-text.ts';
import { type TemplatePiece, templatePieces } from '../../../canvas/template-pieces.ts';

type ValuePiece = Extract<TemplatePiece, { readonly kind: 'value' }>;

/** Marks the element of a value; its source is kept on it, so that the template can be read back from the page. */
const SOURCE = 'data-source';
const SENTINEL = 'data-end';
/** Without something to stand in, browsers let no caret come before, between or behind chips. */
const FOOTHOLD = '\u200B';

export interface ChipWords {
  readonly label: (value: ShownValue) => string;
  readonly className: string;
}

/** Fills an editable element with a template: words as text, values as chips that cannot be typed into. */
export function fillTemplate(element: HTMLElement, template: string, words: ChipWords): void {
  const pieces = templatePieces(template).flatMap((piece) =>
    piece.kind === 'text' ? [document.createTextNode(piece.text)] : chipNodes(piece, words),
  );
  element.replaceChildren(...pieces);
  element.normalize();
  keepLastLine(element);
}

/**
 * Names the chips anew and makes chips of values that were typed by hand. Whatever need not change stays as it is, so
 * that a caret that was kept stays valid.
 */
export function freshenTemplate(element: HTMLElement, words: ChipWords): void {
  const template = readTemplate(element);
  const values = templatePieces(template).filter((piece) => piece.kind === 'value');
  const chips = [...element.querySelectorAll(`[${SOURCE}]`)];
  if (values.length !== chips.length) return fillTemplate(element, template, words);
  chips.forEach((chip, index) => {
    const value = values[index];
    const label = value && words.label(value);
    if (label !== undefined && chip.textContent !== label) chip.textContent = label;
  });
}

/** Reads the template back. */
export function readTemplate(element: HTMLElement): string {
  let text = '';
  for (const child of element.childNodes) {
    if (!(child instanceof HTMLElement)) text += child.textContent ?? '';
    else if (child.hasAttribute(SENTINEL)) continue;
    else if (child.tagName === 'BR') text += '\n';
    else text += child.getAttribute(SOURCE) ?? readTemplate(child);
  }
  return text.replaceAll('\u00A0', ' ').replaceAll(FOOTHOLD, '');
}

/** Puts a value at the caret, in place of the last `replace` characters before it. The caret comes to stand behind it. */
export function insertChip(range: Range, source: string, words: ChipWords, replace: number): void {
  range.deleteContents();
  if (replace > 0 && range.startContainer instanceof Text) {
    range.setStart(range.startContainer, Math.max(0, range.startOffset - replace));
    range.deleteContents();
  }
  const [piece] = templatePieces(source);
  if (piece?.kind !== 'value') return;
  const nodes = chipNodes(piece, words);
  for (const node of nodes.toReversed()) range.insertNode(node);
  const last = nodes.at(-1);
  if (last) range.setStart(last, FOOTHOLD.length);
  range.collapse(true);
}

/** Puts plain text at the caret. */
export function insertText(element: HTMLElement, text: string): void {
  const selection = window.getSelection();
  if (!selection || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  range.deleteContents();
  const node = document.createTextNode(text);
  range.insertNode(node);
  range.setStartAfter(node);
  range.collapse(true);
  keepLastLine(element);
  selection.removeAllRanges();
  selection.addRange(range);
}

/** The characters right before the caret. */
export function textBeforeCaret(): string {
  const selection = window.getSelection();
  const node = selection?.anchorNode;
  return node instanceof Text ? node.data.slice(0, selection?.anchorOffset) : '';
}

/** Browsers let the caret into a chip when it is pressed, where nothing can be typed: it goes behind the chip. */
export function leaveChip(element: HTMLElement): void {
  const selection = window.getSelection();
  const anchor = selection?.anchorNode?.parentElement?.closest(`[${SOURCE}]`);
  if (!selection?.isCollapsed || !anchor || !element.contains(anchor)) return;
  const { nextSibling } = anchor;
  if (nextSibling instanceof Text) selection.collapse(nextSibling, Math.min(FOOTHOLD.length, nextSibling.length));
}

/** A range at the very end. */
export function rangeAtEnd(element: HTMLElement): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.collapse(false);
  return range;
}

/** Browsers do not show an empty last line, unless something stands in it. */
function keepLastLine(element: HTMLElement): void {
  element.querySelector(`[${SENTINEL}]`)?.remove();
  if (!readTemplate(element).endsWith('\n')) return;
  const end = document.createElement('br');
  end.setAttribute(SENTINEL, '');
  element.append(end);
}

function chipNodes(piece: ValuePiece, words: ChipWords): readonly (Text | HTMLElement)[] {
  const chip = document.createElement('span');
  chip.setAttribute(SOURCE, piece.source);
  chip.contentEditable = 'false';
  chip.className = words.className;
  chip.textContent = words.label(piece);
  chip.title = piece.source;
  return [document.createTextNode(FOOTHOLD), chip, document.createTextNode(FOOTHOLD)];
}
