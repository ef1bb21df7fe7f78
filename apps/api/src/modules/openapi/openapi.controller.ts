import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../../frame/index.ts';
import document from '../../../openapi.json' with { type: 'json' };

/** The description of this API, for programs that read such. */
@ApiExcludeController()
@Controller('api/v1/openapi.json')
export class OpenApiController {
  @Get()
  @Public()
  read(): object {
    return document;
  }
}
