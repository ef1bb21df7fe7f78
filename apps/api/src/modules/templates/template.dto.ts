export class TemplateDto {
  id!: string;
  name!: string;
  /** One sentence: what it does. */
  description!: string;
}
