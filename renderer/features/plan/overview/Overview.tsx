import { useApi } from '../../../api/queries.ts';
import { Answer } from '../../../components/Loading.tsx';
import type { PlanPartProps } from '../PlanScreen.tsx';
import { AnswerSentence } from './AnswerSentence.tsx';
import { HelpPanel } from './HelpPanel.tsx';
import { MoneyPanel } from './MoneyPanel.tsx';
import styles from './Overview.module.css';
import { PostsPanel } from './PostsPanel.tsx';
import { SpecialPanel } from './SpecialPanel.tsx';
import { TiersPanel } from './TiersPanel.tsx';

/** The answer first, then class tiers, money, posts and special education, and what would help most. */
export function Overview({ planId }: PlanPartProps) {
  const answer = useApi('plan.overview', { planId });
  return (
    <Answer answer={answer}>
      {(overview) => (
        <div className={styles.overview}>
          <AnswerSentence overview={overview} />
          <TiersPanel overview={overview} />
          <MoneyPanel overview={overview} />
          <PostsPanel overview={overview} />
          <div className={styles.pair}>
            <SpecialPanel overview={overview} />
            <HelpPanel overview={overview} />
          </div>
        </div>
      )}
    </Answer>
  );
}
