/** The numbers of a picture, under it. */

export interface Data {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export const DataTable = ({ header, rows }: Data) => (
  <details>
    <summary>Bảng số liệu</summary>
    <table>
      <thead>
        <tr>
          {header.map((title) => (
            <th scope="col" key={title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join()}>
            {row.map((cell, i) => (i === 0 ? <th scope="row">{cell}</th> : <td>{cell}</td>))}
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);
