import type { JsonObject } from '@flowkeep/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, UseFilters } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RequirePermission, WorkspaceId } from '../../frame/index.ts';
import { InvalidGraphFilter } from '../versions/invalid-graph.filter.ts';
import {
  RunSimulationsDto,
  SaveSimulationDto,
  SimulateDto,
  SimulationDto,
  SimulationListDto,
  SimulationVerdictDto,
} from './simulation.dto.ts';
import { SimulationService } from './simulation.service.ts';

@ApiTags('simulations')
@Controller('api/v1/workspaces/:workspaceId/workflows/:id')
@UseFilters(InvalidGraphFilter)
export class SimulationController {
  constructor(private readonly simulations: SimulationService) {}

  /** The simulations that were saved with a workflow: its tests, run whenever it is published. */
  @Get('simulations')
  @RequirePermission('workflows.read')
  list(@WorkspaceId() workspaceId: string, @Param('id') id: string): Promise<SimulationListDto> {
    return this.simulations.list(workspaceId, id);
  }

  @Post('simulations')
  @RequirePermission('workflows.edit')
  create(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Body() body: SaveSimulationDto,
  ): Promise<SimulationDto> {
    return this.simulations.create(workspaceId, id, body);
  }

  @Put('simulations/:simulationId')
  @RequirePermission('workflows.edit')
  replace(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Param('simulationId') simulationId: string,
    @Body() body: SaveSimulationDto,
  ): Promise<SimulationDto> {
    return this.simulations.replace(workspaceId, id, simulationId, body);
  }

  @Delete('simulations/:simulationId')
  @HttpCode(204)
  @RequirePermission('workflows.edit')
  delete(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Param('simulationId') simulationId: string,
  ): Promise<void> {
    return this.simulations.delete(workspaceId, id, simulationId);
  }

  /** Runs the draft, or a version, with a virtual clock: nothing is sent and nothing is kept. */
  @Post('simulate')
  @HttpCode(200)
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @RequirePermission('workflows.read')
  simulate(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Body() body: SimulateDto,
  ): Promise<JsonObject> {
    return this.simulations.simulate(workspaceId, id, body);
  }

  /** Runs every saved simulation of the draft, or of a version, and says which expectations did not come true. */
  @Post('simulations/run')
  @HttpCode(200)
  @RequirePermission('workflows.read')
  run(
    @WorkspaceId() workspaceId: string,
    @Param('id') id: string,
    @Body() body: RunSimulationsDto,
  ): Promise<SimulationVerdictDto[]> {
    return this.simulations.runAll(workspaceId, id, body);
  }
}
