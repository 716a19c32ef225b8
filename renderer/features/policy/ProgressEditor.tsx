import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure, Client, InputOf } from '../../../src/api/index.ts';
import { useClient } from '../../api/client-context.ts';
import { asFailure } from '../../api/queries.ts';
import { useSchools } from '../../app/schools.ts';
import { type Change, type ChangeLabel, useUndo } from '../../app/undo.tsx';
import { Failure } from '../../components/Failure.tsx';
import { dayIn } from './day.ts';
import styles from './Policy.module.css';
import type { MeasureStanding } from './policy-view.ts';

type Said = NonNullable<InputOf<'policy.setProgress'>['progress']>;
const STATES: readonly Said['state'][] = ['notStarted', 'underWay', 'done'];

/** What the bureau says of a measure, as a whole or by district; kept at once, and every step can be taken back. */
export function ProgressEditor({
  measure,
  byDistrict,
  progress,
}: {
  measure: number;
  byDistrict: boolean;
  progress: MeasureStanding['progress'];
}) {
  const { t } = useTranslation();
  const client = useClient();
  const { record, making } = useUndo();
  const { districts } = useSchools();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [takenBack, setTakenBack] = useState<TakenBack | null>(null);
  const places = [
    { districtId: null, name: t('policy.whole') },
    ...(byDistrict ? [...districts].map(([districtId, name]) => ({ districtId, name })) : []),
  ];

  /** True when it was written. */
  async function say(districtId: string | null, said: Said | null): Promise<boolean> {
    setFailure(null);
    try {
      record(
        await setProgress(
          client,
          (t) => t('policy.progressChanged', { number: measure }),
          measure,
          districtId,
          said,
          (back) => setTakenBack({ districtId, said: back }),
        ),
      );
      return true;
    } catch (thrown) {
      setFailure(asFailure(thrown));
      return false;
    }
  }

  return (
    <section className={styles.card}>
      <h3>{t('policy.progress')}</h3>
      <p className={styles.note}>{t('policy.progressNote')}</p>
      {failure !== null && <Failure failure={failure} onDismiss={() => setFailure(null)} />}
      <table className={styles.progress}>
        <thead>
          <tr>
            <th scope="col">{t('policy.place')}</th>
            <th scope="col">{t('policy.state')}</th>
            <th scope="col">{t('policy.reachedOn')}</th>
            <th scope="col">{t('policy.note')}</th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ districtId, name }) => (
            <ProgressRow
              key={districtId ?? ''}
              name={name}
              said={progress.find((row) => row.districtId === districtId) ?? null}
              takenBack={takenBack?.districtId === districtId ? takenBack : null}
              onSay={(said) => making(() => say(districtId, said))}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What stands in the file again after a change was taken back or made again. */
interface TakenBack {
  readonly districtId: string | null;
  readonly said: Said | null;
}

interface ProgressRowProps {
  readonly name: string;
  readonly said: Said | null;
  readonly takenBack: TakenBack | null;
  /** Answers whether it was written. */
  readonly onSay: (said: Said | null) => Promise<boolean>;
}

function ProgressRow({ name, said, takenBack, onSay }: ProgressRowProps) {
  const { t } = useTranslation();
  const { latest, say, restore } = useLatestSaid(said, onSay);
  const [note, setNote] = useState(said?.note ?? '');
  useEffect(() => setNote(said?.note ?? ''), [said?.note]);
  const [day, setDay] = useState(said?.reachedOn ?? '');
  useEffect(() => setDay(said?.reachedOn ?? ''), [said?.reachedOn]);
  // The fields may hold what was taken back before the screen ever heard that it had been written.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it happens once for each change taken back.
  useEffect(() => {
    if (takenBack === null) return;
    restore(takenBack.said);
    setNote(takenBack.said?.note ?? '');
    setDay(takenBack.said?.reachedOn ?? '');
  }, [takenBack]);
  const readDay = dayIn(day);
  const dayKnown = readDay !== undefined;
  const keepDay = () => {
    const before = latest();
    if (before === null || readDay === undefined) return;
    setDay(readDay ?? '');
    if (readDay !== before.reachedOn) say({ ...plainOf(before), reachedOn: readDay });
  };
  const keepNote = () => {
    const text = note.trim() === '' ? null : note.trim();
    const before = latest();
    if (before !== null && text !== before.note) say({ ...plainOf(before), note: text });
  };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <select
          aria-label={t('policy.stateOf', { name })}
          value={said?.state ?? ''}
          onChange={(event) => {
            const state = event.target.value;
            const before = latest();
            if (state === '') say(null);
            else
              say({
                reachedOn: null,
                note: null,
                ...(before === null ? {} : plainOf(before)),
                state: state as Said['state'],
              });
          }}
        >
          <option value="">{t('policy.states.none')}</option>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {t(`policy.states.${state}`)}
            </option>
          ))}
        </select>
      </td>
      <td>
        {/* A field of type date shows the day as the system writes it, whatever the language of the window. */}
        <input
          aria-label={t('policy.dateOf', { name })}
          aria-invalid={!dayKnown}
          title={dayKnown ? undefined : t('policy.dateForm')}
          placeholder={t('policy.datePlaceholder')}
          inputMode="numeric"
          maxLength={10}
          disabled={said === null}
          value={day}
          onChange={(event) => setDay(event.target.value)}
          onBlur={keepDay}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keepDay();
          }}
        />
        {!dayKnown && <span className={styles.note}>{t('policy.dateForm')}</span>}
      </td>
      <td>
        <input
          aria-label={t('policy.noteOf', { name })}
          disabled={said === null}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          onBlur={keepNote}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keepNote();
          }}
        />
      </td>
    </tr>
  );
}

/**
 * What was said last, though it may still be on its way to the file: so that leaving a field does not say it twice, and
 * that the next field does not say again what stood there before.
 */
function useLatestSaid(said: Said | null, onSay: ProgressRowProps['onSay']) {
  const latest = useRef(said);
  const given = useRef(said);
  const onTheirWay = useRef(0);
  if (given.current !== said) {
    given.current = said;
    if (onTheirWay.current === 0) latest.current = said;
  }
  return {
    latest: () => latest.current,
    restore(former: Said | null): void {
      latest.current = former;
    },
    say(next: Said | null): void {
      latest.current = next;
      onTheirWay.current += 1;
      void onSay(next).then((written) => {
        onTheirWay.current -= 1;
        if (!written) latest.current = given.current;
      });
    },
  };
}

function plainOf({ state, reachedOn, note }: Said): Said {
  return { state, reachedOn, note };
}

/** Says it; undo says again what was said before, and tells of it. */
async function setProgress(
  client: Client,
  label: ChangeLabel,
  measure: number,
  districtId: string | null,
  progress: Said | null,
  onTakenBack: (said: Said | null) => void,
): Promise<Change> {
  const { before } = await client.call('policy.setProgress', { measure, districtId, progress });
  return {
    label,
    async undo() {
      const opposite = await setProgress(client, label, measure, districtId, before, onTakenBack);
      onTakenBack(before);
      return opposite;
    },
  };
}
