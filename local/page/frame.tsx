/** A page that the script shows, in a sandboxed frame; its google.script.run comes as messages. */
import { useEffect, useRef } from 'preact/hooks';

export function Frame(props: {
  readonly id: string;
  readonly title: string;
  readonly call: (
    name: string,
    args: readonly unknown[],
  ) => Promise<{ readonly result?: unknown; readonly error?: string }>;
  readonly close: () => void;
  /** A link to a spreadsheet was pressed inside. */
  readonly follow: (link: string) => void;
  /** Escape was pressed inside. */
  readonly escaped?: () => void;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const { call, close, follow, escaped } = props;
  useEffect(() => {
    const listen = (event: MessageEvent): void => {
      const from = frame.current?.contentWindow;
      if (!from || event.source !== from) return;
      const { papi, link, id, name, args } = event.data as {
        papi?: string;
        link?: unknown;
        id: number;
        name: string;
        args: readonly unknown[];
      };
      if (papi === 'close') close();
      if (papi === 'escape') escaped?.();
      if (papi === 'follow') follow(String(link));
      if (papi !== 'call') return;
      const answer = (body: { result?: unknown; error?: string }): void =>
        from.postMessage({ papi: 'answer', id, ...body }, '*');
      call(name, args).then(
        ({ result, error }) => answer(error === undefined ? { result } : { error }),
        (error: unknown) =>
          answer({ error: `NetworkError: ${error instanceof Error ? error.message : String(error)}` }),
      );
    };
    addEventListener('message', listen);
    return () => removeEventListener('message', listen);
  }, [call, close, follow, escaped]);
  return (
    <iframe
      ref={frame}
      title={props.title}
      src={`/frame/${props.id}`}
      sandbox="allow-scripts allow-forms allow-downloads allow-popups allow-modals"
    />
  );
}
