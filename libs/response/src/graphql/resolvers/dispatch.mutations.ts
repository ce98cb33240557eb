import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { entityIdOf } from '#commands';
import { CommandGate, neededSeal, within, type EdgeRequest } from '#edge';
import { ChangeIncident } from '../../application/change-incident.js';
import { arrangementOf, dispatchDetailsOf, dispatchStepOf, stepCorrectionOf, type PlainStep } from '../commands/dispatch.js';
import { incidentNamed } from '../commands/links.js';
import {
  ArrangeDispatchInput,
  CorrectDispatchInput,
  CorrectDispatchStepInput,
  DispatchStepInput,
  RequestDispatchInput,
} from '../inputs/dispatch.js';
import { DispatchPayload, EntryPayload } from '../payloads.js';

@Resolver()
export class DispatchMutations {
  constructor(private readonly gate: CommandGate) {}

  @Mutation(() => DispatchPayload, { description: 'Asks for people or things to be sent or arranged 「派遣・手配の依頼」' })
  requestDispatch(@Args('input') input: RequestDispatchInput, @Context('edge') edge: EdgeRequest): Promise<DispatchPayload> {
    return this.gate.change(edge, input, {
      action: 'requestDispatch',
      about: () => incidentNamed(input.incidentId),
      command: ({ incident }, context) =>
        new ChangeIncident(incident, { type: 'RequestDispatch', ...dispatchDetailsOf(incident, input) }, context),
      made: ({ commandId }) => entityIdOf(commandId, 0),
    });
  }

  @Mutation(() => DispatchPayload, { description: 'Replaces the details of a dispatch; its steps stand 「派遣・手配の訂正」' })
  correctDispatch(@Args('input') input: CorrectDispatchInput, @Context('edge') edge: EdgeRequest): Promise<DispatchPayload> {
    return this.gate.change(edge, input, {
      action: 'correctDispatch',
      about: () => within('Dispatch', input.dispatchId, ['dispatchId']),
      command: ({ incident, id }, context) =>
        new ChangeIncident(
          incident,
          { type: 'CorrectDispatch', dispatchId: id, reason: neededSeal(input.reason, 'reason'), ...dispatchDetailsOf(incident, input) },
          context,
        ),
    });
  }

  @Mutation(() => EntryPayload, { description: 'Replaces the time and note of a step; the former stay readable 「経過の訂正」' })
  correctDispatchStep(@Args('input') input: CorrectDispatchStepInput, @Context('edge') edge: EdgeRequest): Promise<EntryPayload> {
    return this.gate.change(edge, input, {
      action: 'correctDispatch',
      about: () => within('Entry', input.entryId, ['entryId']),
      command: ({ incident, id }, context) => new ChangeIncident(incident, stepCorrectionOf(id, input), context),
    });
  }

  @Mutation(() => DispatchPayload, { description: 'Approves it 「派遣・手配の承認」' })
  approveDispatch(@Args('input') input: DispatchStepInput, @Context('edge') edge: EdgeRequest): Promise<DispatchPayload> {
    return this.step(edge, input, 'approveDispatch', 'ApproveDispatch');
  }

  @Mutation(() => DispatchPayload, { description: 'It is booked or ordered 「手配済」' })
  arrangeDispatch(@Args('input') input: ArrangeDispatchInput, @Context('edge') edge: EdgeRequest): Promise<DispatchPayload> {
    return this.gate.change(edge, input, {
      action: 'arrangeDispatch',
      about: () => within('Dispatch', input.dispatchId, ['dispatchId']),
      command: ({ incident, id }, context) => new ChangeIncident(incident, arrangementOf(id, input), context),
    });
  }

  @Mutation(() => DispatchPayload, { description: 'It has departed 「出発」' })
  departDispatch(@Args('input') input: DispatchStepInput, @Context('edge') edge: EdgeRequest): Promise<DispatchPayload> {
    return this.step(edge, input, 'departDispatch', 'DepartDispatch');
  }

  @Mutation(() => DispatchPayload, { description: 'It has arrived 「到着」' })
  arriveDispatch(@Args('input') input: DispatchStepInput, @Context('edge') edge: EdgeRequest): Promise<DispatchPayload> {
    return this.step(edge, input, 'arriveDispatch', 'ArriveDispatch');
  }

  @Mutation(() => DispatchPayload, { description: 'It is back or over 「帰着・終了」' })
  returnDispatch(@Args('input') input: DispatchStepInput, @Context('edge') edge: EdgeRequest): Promise<DispatchPayload> {
    return this.step(edge, input, 'returnDispatch', 'ReturnDispatch');
  }

  @Mutation(() => DispatchPayload, { description: 'Refuses it 「却下」' })
  refuseDispatch(@Args('input') input: DispatchStepInput, @Context('edge') edge: EdgeRequest): Promise<DispatchPayload> {
    return this.step(edge, input, 'refuseDispatch', 'RefuseDispatch');
  }

  @Mutation(() => DispatchPayload, { description: 'Calls it off 「中止」' })
  cancelDispatch(@Args('input') input: DispatchStepInput, @Context('edge') edge: EdgeRequest): Promise<DispatchPayload> {
    return this.step(edge, input, 'cancelDispatch', 'CancelDispatch');
  }

  private step(edge: EdgeRequest, input: DispatchStepInput, action: string, type: PlainStep): Promise<DispatchPayload> {
    return this.gate.change(edge, input, {
      action,
      about: () => within('Dispatch', input.dispatchId, ['dispatchId']),
      command: ({ incident, id }, context) => new ChangeIncident(incident, dispatchStepOf(type, id, input), context),
    });
  }
}
