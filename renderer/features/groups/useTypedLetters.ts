import { useRef } from 'react';

/** After this long a new word begins. */
const pauseMs = 700;

/** Gathers letters typed in quick succession. */
export function useTypedLetters(): (letter: string) => string {
  const typed = useRef({ text: '', at: 0 });
  return (letter) => {
    const at = Date.now();
    const text = at - typed.current.at > pauseMs ? letter : typed.current.text + letter;
    typed.current = { text, at };
    return text;
  };
}
