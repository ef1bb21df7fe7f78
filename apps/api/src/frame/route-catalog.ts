import { Injectable, type OnApplicationBootstrap, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { ACCESS, type Access } from './access.decorator.ts';

export interface Route {
  readonly method: string;
  /** As Fastify has it: `/api/v1/workspaces/:workspaceId/runs/:id`. */
  readonly path: string;
  readonly access: Access;
  /** `RunController.read`, for messages. */
  readonly handler: string;
}

/** Every route with who may call it. The API does not start when a route does not say. */
@Injectable()
export class RouteCatalog implements OnApplicationBootstrap {
  private found: readonly Route[] = [];

  constructor(
    private readonly modules: ModulesContainer,
    private readonly scanner: MetadataScanner,
  ) {}

  get routes(): readonly Route[] {
    return this.found;
  }

  onApplicationBootstrap(): void {
    this.found = this.controllers().flatMap((controller) => this.routesOf(controller));
  }

  private controllers(): readonly Type[] {
    const all = [...this.modules.values()].flatMap((module) => [...module.controllers.values()]);
    return all.flatMap(({ metatype }) => (typeof metatype === 'function' ? [metatype as Type] : []));
  }

  private routesOf(controller: Type): readonly Route[] {
    const prototype = controller.prototype as Readonly<Record<string, object>>;
    const bases = pathsOf(controller);
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
      if (handler === undefined || method === undefined) return [];
      const access = Reflect.getMetadata(ACCESS, handler) as Access | undefined;
      const label = `${controller.name}.${name}`;
      if (access === undefined) throw new Error(`${label} needs @RequirePermission, @SignedIn or @Public.`);
      const paths = bases.flatMap((base) => pathsOf(handler).map((path) => joined(base, path)));
      for (const path of paths) assertFits(label, path, access);
      return paths.map((path) => ({ method: RequestMethod[method], path, access, handler: label }));
    });
  }
}

function pathsOf(target: object): readonly string[] {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | readonly string[] | undefined;
  return typeof path === 'string' || path === undefined ? [path ?? ''] : path;
}

function joined(...parts: readonly string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;
}

/** A route about a workspace names it, and only such a route can require a permission. */
function assertFits(label: string, path: string, { kind }: Access): void {
  const aboutWorkspace = path.startsWith('/api/v1/workspaces/:workspaceId');
  if (aboutWorkspace === (kind === 'permission')) return;
  throw new Error(`${label}: only routes under /api/v1/workspaces/:workspaceId require a permission, and they all do.`);
}
