import { NumberInput, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { certainties, credibilities, measures, populations, reliabilities } from '#vocabulary';
import type { Certainty, Credibility, Measure, Population, Reliability } from '../../api/types/index.js';
import { CodeSelect } from './code-select.js';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { occurredNow, OccurredField, type OccurredAtInput } from './occurred-field.js';
import { ReasonField } from './reason-field.js';
import { typed, useFields } from './use-fields.js';

interface FigureFields {
  readonly measure: Measure;
  readonly population: Population;
  readonly count: number;
  readonly source: string;
  readonly reliability: Reliability;
  readonly credibility: Credibility;
  readonly certainty: Certainty;
  readonly occurredAt: OccurredAtInput;
  readonly receivedAt?: string | undefined;
  readonly note: string;
}
/** A number from outside: a claim of its source, never added to the roster (U-12). */
export interface FigureRequest {
  readonly kind: 'figure';
  readonly incidentId: string;
  readonly zone?: string;
  /** The line that is corrected. */
  readonly corrects?: string;
  readonly initial?: Partial<FigureFields> & { readonly reason?: string };
  readonly replaces?: string;
}

export default function FigureForm({ request, close }: DialogProps<FigureRequest>) {
  const { t } = useTranslation();
  const { incidentId, corrects, zone = 'Asia/Tokyo' } = request;
  const { reason: saidReason = '', ...initial } = request.initial ?? {};
  const [{ reason }, setReason] = useFields({ reason: saidReason });
  const [fields, set] = useFields<FigureFields>({
    measure: 'INJURED',
    population: 'EVERYONE',
    count: 0,
    source: '',
    reliability: 'UNKNOWN',
    credibility: 'UNKNOWN',
    certainty: 'PRESUMED',
    occurredAt: occurredNow(),
    note: '',
    ...initial,
  });
  return (
    <FormModal
      title={corrects ? t('figure.correct') : t('figure.report')}
      operation={corrects ? 'correctFigure' : 'reportFigure'}
      incidentId={incidentId}
      replaces={request.replaces}
      build={() => ({ ...fields, note: typed(fields.note), ...(corrects ? { entryId: corrects, reason } : { incidentId }) })}
      close={close}
    >
      {corrects && <ReasonField value={reason} onChange={(why) => setReason({ reason: why })} />}
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <CodeSelect
          label={t('figure.population')}
          list={populations}
          value={fields.population}
          onChange={(population) => set({ population })}
        />
        <CodeSelect label={t('figure.measure')} list={measures} value={fields.measure} onChange={(measure) => set({ measure })} />
        <NumberInput
          label={t('figure.count')}
          required
          min={0}
          allowDecimal={false}
          value={fields.count}
          onChange={(count) => set({ count: Number(count) })}
        />
      </SimpleGrid>
      <TextInput
        label={t('figure.source')}
        description={t('figure.sourceHint')}
        required
        value={fields.source}
        onChange={(event) => set({ source: event.currentTarget.value })}
        {...(!corrects && { 'data-autofocus': true })}
      />
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <CodeSelect label={t('certainty.label')} list={certainties} value={fields.certainty} onChange={(certainty) => set({ certainty })} />
        <CodeSelect
          label={t('entry.reliability')}
          list={reliabilities}
          value={fields.reliability}
          onChange={(reliability) => set({ reliability })}
        />
        <CodeSelect
          label={t('entry.credibility')}
          list={credibilities}
          value={fields.credibility}
          onChange={(credibility) => set({ credibility })}
        />
      </SimpleGrid>
      <OccurredField label={t('entry.occurredAt')} value={fields.occurredAt} zone={zone} onChange={(occurredAt) => set({ occurredAt })} />
      <Textarea label={t('form.note')} autosize value={fields.note} onChange={(event) => set({ note: event.currentTarget.value })} />
    </FormModal>
  );
}
