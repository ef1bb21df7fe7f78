import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';

/** Properties are camelCase, columns are snake_case; tables are always named by their entity. */
export class SnakeNamingStrategy extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string | undefined, embeddedPrefixes: string[]): string {
    const own = customName ?? snakeCase(propertyName);
    return [...embeddedPrefixes.map(snakeCase), own].join('_');
  }

  override joinColumnName(relationName: string, referencedColumnName: string): string {
    return `${snakeCase(relationName)}_${referencedColumnName}`;
  }
}

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
