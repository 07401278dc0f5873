/** The first screen: that this is a trial, what the product is, and three things to try. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDismissal } from './sheet/popup.js';
import { useWords } from './words.js';

export type Trial = 'coordinator' | 'official' | 'tomorrow';

export function Welcome(props: {
  readonly close: () => void;
  readonly switchLanguage: () => void;
  readonly attempt: (trial: Trial) => void;
}) {
  const words = useWords();
  const element = useDismissal(props.close);
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => first.current?.focus({ preventScroll: true }), []);
  const trials: readonly (readonly [Trial, string, string])[] = [
    ['coordinator', words.asCoordinator, words.asCoordinatorHow],
    ['official', words.asOfficial, words.asOfficialHow],
    ['tomorrow', words.asTomorrow, words.asTomorrowHow],
  ];
  return (
    <div class="shade">
      <div class="welcome" role="dialog" aria-modal="true" aria-label={words.welcome} ref={element}>
        <div class="row">
          <h1>{words.welcome}</h1>
          <button type="button" class="small" onClick={props.switchLanguage}>
            {words.otherLanguage}
          </button>
        </div>
        <p>
          <b>{words.trial}</b>
        </p>
        <p>{words.product}</p>
        <h2>{words.tryThree}</h2>
        <ol>
          {trials.map(([trial, title, how]) => (
            <li key={trial}>
              <div class="how">
                <b>{title}</b>
                <br />
                {how}
              </div>
              <button
                type="button"
                class="small"
                aria-label={`${words.tryIt}: ${title}`}
                onClick={() => props.attempt(trial)}
              >
                {words.tryIt}
              </button>
            </li>
          ))}
        </ol>
        <button type="button" class="small main" ref={first} onClick={props.close}>
          {words.start}
        </button>
      </div>
    </div>
  );
}
