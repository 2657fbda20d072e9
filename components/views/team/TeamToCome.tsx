import './TeamToCome.css';

const ROWS = [0, 1, 2, 3, 4];

/** Where the team will stand, on the grid of its rows; what takes less than 300 ms shows nothing. */
export function TeamToCome() {
  return (
    <div class="team-to-come" aria-hidden="true">
      {ROWS.map((row) => (
        <i key={row} />
      ))}
    </div>
  );
}
