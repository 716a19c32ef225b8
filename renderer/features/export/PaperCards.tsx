import { Archive, FileJson, FileSpreadsheet, FileText, FolderArchive, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf, SavePurpose } from '../../../src/api/index.ts';
import { useClient } from '../../api/client-context.ts';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { Panel } from '../../components/Screen.tsx';
import styles from './ExportScreen.module.css';
import { useWriting, type Writing } from './use-writing.ts';
import { WritingResult } from './WritingResult.tsx';

/** Which plans the papers are made of, and how. */
export interface PaperChoice {
  readonly planId: string;
  readonly otherPlanId: string | null;
  readonly language: 'zh' | 'en';
}

export interface PaperCardsProps {
  readonly choice: PaperChoice;
  readonly isDesktop: boolean;
  /** A file name of the bureau, the plan and what it is. */
  readonly nameOf: (what: string) => string;
}

type Paper = InputOf<'export.paper'>['paper'];

/** A card for each paper that leaves the office: what it contains, for whom, and how to get it. */
export function PaperCards(props: PaperCardsProps) {
  return (
    <div className={styles.cards}>
      <SimplePaper {...props} paper="budget" purpose="workbook" icon={<FileSpreadsheet aria-hidden />} primary />
      <SimplePaper
        {...props}
        paper="staffing"
        purpose="workbook"
        icon={<FileSpreadsheet aria-hidden />}
        primary
        compares
      />
      <DecisionPaper {...props} />
      <SimplePaper {...props} paper="package" purpose="package" icon={<Archive aria-hidden />} />
    </div>
  );
}

/** Writes one paper with `writing`. */
function useWriteOf({ choice, nameOf }: PaperCardsProps, writing: Writing) {
  const client = useClient();
  const { t } = useTranslation();
  return (paper: Paper, purpose: SavePurpose, file: string) =>
    writing.write({ purpose, suggestedName: nameOf(t(`exports.files.${file}`)) }, (target) =>
      client.call('export.paper', { paper, target, ...choice }),
    );
}

function SimplePaper({
  paper,
  purpose,
  icon,
  primary = false,
  compares = false,
  ...props
}: PaperCardsProps & {
  paper: 'budget' | 'staffing' | 'package';
  purpose: SavePurpose;
  icon: ReactNode;
  primary?: boolean;
  compares?: boolean;
}) {
  const { t } = useTranslation();
  const writing = useWriting();
  const write = useWriteOf(props, writing);
  return (
    <Card name={paper} writing={writing} props={props} compares={compares}>
      <Button
        kind={primary ? 'primary' : 'plain'}
        icon={icon}
        disabled={writing.state?.step === 'busy'}
        onClick={() => write(paper, purpose, paper)}
      >
        {t(`exports.papers.${paper}.action`)}
      </Button>
    </Card>
  );
}

/** The decision paper: printed, as PDF where the shell writes one, as Word and as a web page. */
function DecisionPaper(props: PaperCardsProps) {
  const { t } = useTranslation();
  const client = useClient();
  const writing = useWriting();
  const write = useWriteOf(props, writing);
  const busy = writing.state?.step === 'busy';
  const { choice, isDesktop, nameOf } = props;
  const name = nameOf(t('exports.files.decision'));
  const print = () =>
    writing.run(name, async () => {
      const { html } = await client.call('export.page', choice);
      return (await client.call('shell.printPage', { html })).printed;
    });
  const savePdf = () =>
    writing.write({ purpose: 'pdf', suggestedName: name }, async (target) => {
      const { html } = await client.call('export.page', choice);
      await client.call('shell.printPage', { html, target });
      return { size: null };
    });
  return (
    <Card name="decision" writing={writing} props={props} compares>
      {isDesktop && (
        <Button kind="primary" icon={<FileText aria-hidden />} disabled={busy} onClick={savePdf}>
          {t('exports.papers.decision.pdf')}
        </Button>
      )}
      <Button kind={isDesktop ? 'plain' : 'primary'} icon={<Printer aria-hidden />} disabled={busy} onClick={print}>
        {t(isDesktop ? 'exports.papers.decision.print' : 'exports.papers.decision.printOrPdf')}
      </Button>
      <Button icon={<FileText aria-hidden />} disabled={busy} onClick={() => write('word', 'word', 'decision')}>
        {t('exports.papers.decision.word')}
      </Button>
      <Button kind="quiet" disabled={busy} onClick={() => write('page', 'page', 'decision')}>
        {t('exports.papers.decision.page')}
      </Button>
    </Card>
  );
}

/** Every table for other programs. */
export function TablesPaper(props: PaperCardsProps) {
  const { t } = useTranslation();
  const writing = useWriting();
  const write = useWriteOf(props, writing);
  const busy = writing.state?.step === 'busy';
  return (
    <Card name="tables" writing={writing} props={props}>
      <Button icon={<FolderArchive aria-hidden />} disabled={busy} onClick={() => write('tables', 'archive', 'tables')}>
        {t('exports.papers.tables.csv')}
      </Button>
      <Button icon={<FileJson aria-hidden />} disabled={busy} onClick={() => write('json', 'json', 'tables')}>
        {t('exports.papers.tables.json')}
      </Button>
    </Card>
  );
}

function Card({
  name,
  writing,
  props,
  compares = false,
  children,
}: {
  name: string;
  writing: Writing;
  props: PaperCardsProps;
  /** Whether the paper says something of a second plan. */
  compares?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Panel title={t(`exports.papers.${name}.title`)} actions={<Badge>{t(`exports.papers.${name}.audience`)}</Badge>}>
      <div className={styles.text}>
        <p>{t(`exports.papers.${name}.text`)}</p>
        {compares && (
          <p className={styles.quiet}>
            {t(`exports.papers.${name}.${props.choice.otherPlanId === null ? 'alone' : 'compared'}`)}
          </p>
        )}
      </div>
      <div className={styles.actions}>{children}</div>
      <WritingResult writing={writing} isDesktop={props.isDesktop} />
    </Panel>
  );
}
