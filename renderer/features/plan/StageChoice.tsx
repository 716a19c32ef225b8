import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../src/domain/stage.ts';
import { useNames } from '../../i18n/names.ts';
import { Choice } from './Choice.tsx';

const ALL = 'all';

/** A choice of one stage, or of all (null). */
export function StageChoice({
  stages,
  value,
  onChange,
}: {
  stages: readonly Stage[];
  value: Stage | null;
  onChange: (stage: Stage | null) => void;
}) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Choice
      label={t('plan.columns.stage')}
      value={value ?? ALL}
      onChange={(chosen) => onChange(stages.find((stage) => stage === chosen) ?? null)}
      options={[
        { value: ALL, text: t('map.allStages') },
        ...stages.map((stage) => ({ value: stage, text: names.stage(stage) })),
      ]}
    />
  );
}
