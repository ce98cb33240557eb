import { ObjectType } from '@nestjs/graphql';
import { CommandPayload, type Target } from '#edge';

@ObjectType({ description: 'Answer about a line of the chronology' })
export class EntryPayload extends CommandPayload {
  readonly target?: Target;
}

@ObjectType({ description: 'Answer about a report and the incident that it went into' })
export class RecordReportPayload extends CommandPayload {
  readonly target?: Target;
}

@ObjectType({ description: 'Answer about an incident' })
export class IncidentPayload extends CommandPayload {
  readonly target?: Target;
}

@ObjectType({ description: 'Answer about a person concerned' })
export class PersonPayload extends CommandPayload {
  readonly target?: Target;
}

@ObjectType({ description: 'Answer about a dispatch' })
export class DispatchPayload extends CommandPayload {
  readonly target?: Target;
}

@ObjectType({ description: 'Answer about a decision' })
export class DecisionPayload extends CommandPayload {
  readonly target?: Target;
}
