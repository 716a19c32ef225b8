import { FileJson, FileSpreadsheet, FileText } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PLAN_TABLE_NAMES, type PlanTableName } from '../../../src/domain/plan/index.ts';
import { TABLE_NAMES } from '../../../src/domain/tables/index.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/Button.tsx';
import { Panel } from '../../components/Screen.tsx';
import { useNames } from '../../i18n/names.ts';
import { Choice } from '../plan/Choice.tsx';
import styles from './ExportScreen.module.css';
import type { PaperCardsProps } from './PaperCards.tsx';
import { useWriting, type Writing } from './use-writing.ts';
import { WritingResult } from './WritingResult.tsx';

/** Parts of a plan for other programs: one workbook of all tables, one table, the plan's own document. */
export function PlanParts({ choice, isDesktop, nameOf }: PaperCardsProps) {
  const { t } = useTranslation();
  const client = useClient();
  const workbook = useWriting();
  const csv = useWriting();
  const json = useWriting();
  const [section, setSection] = useState<PlanTableName>('places');
  const { planId, language } = choice;
  return (
    <>
      <Card name="workbook" writing={workbook} isDesktop={isDesktop}>
        <Button
          icon={<FileSpreadsheet aria-hidden />}
          disabled={workbook.state?.step === 'busy'}
          onClick={() =>
            workbook.write({ purpose: 'workbook', suggestedName: nameOf(t('exports.workbook.file')) }, (target) =>
              client.call('export.workbook', { planId, target, language }),
            )
          }
        >
          {t('exports.workbook.action')}
        </Button>
      </Card>
      <Card
        name="csv"
        writing={csv}
        isDesktop={isDesktop}
        control={
          <Choice
            label={t('exports.csv.section')}
            value={section}
            onChange={(value) => setSection(value as typeof section)}
            options={PLAN_TABLE_NAMES.map((value) => ({ value, text: t(`exports.sections.${value}`) }))}
          />
        }
      >
        <Button
          icon={<FileText aria-hidden />}
          disabled={csv.state?.step === 'busy'}
          onClick={() =>
            csv.write({ purpose: 'csv', suggestedName: nameOf(t(`exports.sections.${section}`)) }, (target) =>
              client.call('export.csv', { planId, target, section }),
            )
          }
        >
          {t('exports.csv.action')}
        </Button>
      </Card>
      <Card name="json" writing={json} isDesktop={isDesktop}>
        <Button
          icon={<FileJson aria-hidden />}
          disabled={json.state?.step === 'busy'}
          onClick={() =>
            json.write({ purpose: 'json', suggestedName: nameOf(t('exports.json.file')) }, (target) =>
              client.call('export.json', { planId, target }),
            )
          }
        >
          {t('exports.json.action')}
        </Button>
      </Card>
    </>
  );
}

/** One table of the present data. */
export function InputTable({ isDesktop, bureauName }: { isDesktop: boolean; bureauName: string }) {
  const { t } = useTranslation();
  const client = useClient();
  const names = useNames();
  const writing = useWriting();
  const [table, setTable] = useState<(typeof TABLE_NAMES)[number]>('schools');
  return (
    <Card
      name="table"
      writing={writing}
      isDesktop={isDesktop}
      control={
        <Choice
          label={t('exports.table.table')}
          value={table}
          onChange={(value) => setTable(value as typeof table)}
          options={TABLE_NAMES.map((value) => ({ value, text: names.table(value) }))}
        />
      }
    >
      <Button
        icon={<FileText aria-hidden />}
        disabled={writing.state?.step === 'busy'}
        onClick={() =>
          writing.write({ purpose: 'csv', suggestedName: `${bureauName} ${names.table(table)}` }, (target) =>
            client.call('export.table', { table, target }),
          )
        }
      >
        {t('exports.table.action')}
      </Button>
    </Card>
  );
}

function Card({
  name,
  writing,
  isDesktop,
  control,
  children,
}: {
  name: string;
  writing: Writing;
  isDesktop: boolean;
  control?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Panel title={t(`exports.${name}.title`)}>
      <p className={styles.text}>{t(`exports.${name}.text`)}</p>
      {control}
      <div className={styles.actions}>{children}</div>
      <WritingResult writing={writing} isDesktop={isDesktop} />
    </Panel>
  );
}
