import { ObjectType } from '@nestjs/graphql';
import { CommandPayload, type Target } from '#edge';

@ObjectType({ description: 'Answer about a line of the chronology 「クロノロジーの行についての回答」' })
export class EntryPayload extends CommandPayload {
  readonly target?: Target;
}

@ObjectType({ description: 'Answer about a report and the incident that it went into 「報告と事案についての回答」' })
export class RecordReportPayload extends CommandPayload {
  readonly target?: Target;
}

@ObjectType({ description: 'Answer about an incident 「事案についての回答」' })
export class IncidentPayload extends CommandPayload {
  readonly target?: Target;
}

@ObjectType({ description: 'Answer about a person concerned 「対象者についての回答」' })
export class PersonPayload extends CommandPayload {
  readonly target?: Target;
}

@ObjectType({ description: 'Answer about a dispatch 「派遣・手配についての回答」' })
export class DispatchPayload extends CommandPayload {
  readonly target?: Target;
}

@ObjectType({ description: 'Answer about a decision 「決定についての回答」' })
export class DecisionPayload extends CommandPayload {
  readonly target?: Target;
}
