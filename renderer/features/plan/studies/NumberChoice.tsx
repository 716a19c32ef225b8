interface NumberChoiceProps {
  readonly label: string;
  readonly value: number | null;
  readonly numbers: readonly number[];
  readonly textOf: (number: number) => string;
  readonly onChange: (number: number) => void;
}

/** One of a few numbers that a study is told. */
export function NumberChoice({ label, value, numbers, textOf, onChange }: NumberChoiceProps) {
  return (
    <label>
      {label}
      <select value={value ?? ''} onChange={(event) => onChange(Number(event.target.value))}>
        {numbers.map((number) => (
          <option key={number} value={number}>
            {textOf(number)}
          </option>
        ))}
      </select>
    </label>
  );
}
