import { ApiKeyService, type SignedInUser } from '@flowkeep/accounts';
import type { ApiKeyEntity } from '@flowkeep/persistence';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { ApiKeyDto, ApiKeyListDto, CreateApiKeyDto, CreatedApiKeyDto } from './api-key.dto.ts';

@ApiTags('api-keys')
@Controller('api/v1/workspaces/:workspaceId/api-keys')
export class ApiKeyController {
  constructor(private readonly apiKeys: ApiKeyService) {}

  /** Makes a key for a program. The key itself is shown this once. */
  @Post()
  @RequirePermission('api-keys.manage')
  async create(
    @WorkspaceId() workspaceId: string,
    @CurrentUser() user: SignedInUser,
    @Body() { name, scopes, expiresAt }: CreateApiKeyDto,
  ): Promise<CreatedApiKeyDto> {
    const input = { name, scopes, expiresAt: expiresAt === undefined ? null : new Date(expiresAt) };
    const { apiKey, key } = await this.apiKeys.create(workspaceId, user.id, input);
    return { ...toDto(apiKey), key };
  }

  /** Keys that were not revoked. */
  @Get()
  @RequirePermission('api-keys.manage')
  async list(@WorkspaceId() workspaceId: string): Promise<ApiKeyListDto> {
    return { items: (await this.apiKeys.list(workspaceId)).map(toDto), nextCursor: null };
  }

  /** The key is refused from now on. */
  @Delete(':apiKeyId')
  @HttpCode(204)
  @RequirePermission('api-keys.manage')
  revoke(
    @WorkspaceId() workspaceId: string,
    @Param('apiKeyId') apiKeyId: string,
    @CurrentUser() user: SignedInUser,
  ): Promise<void> {
    return this.apiKeys.revoke(workspaceId, user.id, apiKeyId);
  }
}

function toDto({ id, name, prefix, scopes, createdAt, expiresAt, lastUsedAt }: ApiKeyEntity): ApiKeyDto {
  return {
    id,
    name,
    prefix,
    scopes,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
