import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../api/types/index.js';
import { LogRow } from './log-row.js';

interface LogTableProps {
  readonly lines: readonly Entry[];
  readonly total: number;
  readonly zone: string;
  readonly onEnd?: (() => void) | undefined;
  /** The line that was asked for, brought into view once it is there. */
  readonly asked?: string | undefined;
}

/** No / 日本時刻 / 現地時刻 / 発信 / 受信 / 内容 / 対応 / 状態. Only the rows near the screen are in the page, however long the night. */
export function LogTable({ lines, total, zone, onEnd, asked }: LogTableProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useEffect(() => setOffset(frame.current?.offsetTop ?? 0), []);
  const rows = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => 84,
    overscan: 8,
    scrollMargin: offset,
    getItemKey: (index) => lines[index]?.id ?? index,
  });
  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= lines.length - 20) onEnd?.();
  }, [last, lines.length, onEnd]);

  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (!asked || shown.current === asked) return;
    const index = lines.findIndex(({ id }) => id === asked);
    if (index < 0) return onEnd?.();
    shown.current = asked;
    rows.scrollToIndex(index, { align: 'center' });
  }, [asked, lines, onEnd]);

  const columns = [
    t('entry.no'),
    t('clock.japan'),
    t('clock.place'),
    t('entry.from'),
    t('entry.to'),
    t('entry.text'),
    t('entry.action'),
    t('entry.status'),
  ];
  return (
    <div role="table" aria-label={t('nav.chronology')} aria-rowcount={total + 1} data-testid="chronology">
      <div role="rowgroup" className="log-top">
        <div role="row" aria-rowindex={1} className="log-row log-head">
          {columns.map((column) => (
            <div role="columnheader" key={column}>
              {column}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" ref={frame} style={{ position: 'relative', blockSize: rows.getTotalSize() }}>
        {visible.map(({ index, key, start }) => {
          const entry = lines[index];
          return (
            entry && (
              <div
                role="row"
                key={key}
                aria-rowindex={index + 2}
                data-index={index}
                data-testid="entry"
                data-entry={entry.id}
                aria-current={entry.id === asked || undefined}
                data-urgent={entry.urgent && entry.status !== 'WITHDRAWN'}
                ref={rows.measureElement}
                className="log-row"
                style={{ position: 'absolute', insetInline: 0, transform: `translateY(${start - offset}px)` }}
              >
                <LogRow entry={entry} zone={zone} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
