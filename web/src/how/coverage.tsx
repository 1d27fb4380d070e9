import { useRef, useState } from 'react';
import type { AttackMatrix } from '../api/types.ts';
import { type Catalogue, useText } from '../i18n/index.ts';
import {
  type Coverage,
  type CoverageLayer,
  coverageOf,
  type LayerFault,
  MOST_BYTES,
  readLayer,
} from './layer.ts';

interface CoverageChoiceProps {
  readonly layer: CoverageLayer | undefined;
  readonly onChoose: (layer: CoverageLayer | undefined) => void;
}

/** Takes a layer from the user's disk; it stays in this page. */
export function CoverageChoice({ layer, onChoose }: CoverageChoiceProps) {
  const text = useText();
  const choice = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<LayerFault>();
  const take = async (file: File): Promise<void> => {
    const read = await readLayer(file);
    setFault(read.ok ? undefined : read.fault);
    if (read.ok) onChoose(read.layer);
  };
  return (
    <div className="small">
      <p className="row-of">
        <button type="button" className="button" onClick={() => choice.current?.click()}>
          {text['coverage.choose']}
        </button>
        {layer !== undefined && (
          <>
            <strong>{text['coverage.of'](layer.name)}</strong>
            <button type="button" className="linkish" onClick={() => onChoose(undefined)}>
              {text['coverage.remove']}
            </button>
          </>
        )}
        <span className="quiet">{text['coverage.hint']}</span>
        <input
          ref={choice}
          type="file"
          hidden
          accept=".json,application/json"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file !== undefined) void take(file);
            event.target.value = '';
          }}
        />
      </p>
      {fault !== undefined && (
        <p className="problem" role="alert">
          {told(fault, text)}
        </p>
      )}
    </div>
  );
}

function told(fault: LayerFault, text: Catalogue): string {
  switch (fault.kind) {
    case 'too-large':
      return text['coverage.tooLarge'](MOST_BYTES / 1024 / 1024);
    case 'no-json':
      return text['coverage.noJson'];
    case 'no-layer':
      return text['coverage.noLayer'](fault.where);
    case 'other-domain':
      return text['coverage.otherDomain'](fault.domain);
  }
}

interface CoverageSumProps {
  readonly of: AttackMatrix;
  readonly layer: CoverageLayer;
}

/** Which techniques of the reports the layer leaves open. */
export function CoverageSum({ of, layer }: CoverageSumProps) {
  const text = useText();
  const states = of.techniques.map((technique) => ({ technique, ...coverageOf(layer, technique.attackId) }));
  const having = (state: Coverage['state']) => states.filter((each) => each.state === state);
  const open = having('open');
  return (
    <div className="small">
      <p>
        <strong role="status">
          {text['coverage.sum'](having('covered').length, having('near').length, open.length)}
        </strong>{' '}
        <span className="quiet">{text['coverage.rule']}</span>
      </p>
      {open.length > 0 && (
        <details>
          <summary>
            {text['coverage.gaps']} ({open.length})
          </summary>
          {open.map(({ technique: { attackId, name } }, at) => (
            <span key={attackId}>
              {at > 0 && ', '}
              <a href={`#procedure-${attackId}`}>
                {attackId} {name}
              </a>
            </span>
          ))}
        </details>
      )}
    </div>
  );
}

/** A sign and words for a cell. */
export function coverageWords({ state, by }: Coverage, text: Catalogue): string {
  if (state === 'covered') return `● ${text['coverage.covered']}`;
  if (state === 'near') return `◐ ${text['coverage.near'](by ?? '')}`;
  return `○ ${text['coverage.open']}`;
}
