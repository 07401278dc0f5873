/** Tabs, worked by mouse or by arrow keys. */

export function TabList(props: {
  readonly label: string;
  readonly titles: readonly string[];
  readonly chosen: number;
  readonly choose: (tab: number) => void;
}) {
  const { titles, chosen, choose } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = (chosen + step + titles.length) % titles.length;
    choose(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={props.label} onKeyDown={onKeyDown}>
      {titles.map((title, i) => (
        <button
          type="button"
          role="tab"
          key={title}
          id={`tab-${i}`}
          aria-selected={chosen === i}
          aria-controls="panel"
          tabIndex={chosen === i ? 0 : -1}
          onClick={() => choose(i)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
