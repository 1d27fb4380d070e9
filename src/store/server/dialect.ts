import type {
  BinaryOperationNode,
  DataTypeNode,
  Dialect,
  Driver,
  Kysely,
  OperatorNode,
  ValueNode,
} from 'kysely';
import { kysely } from '../kysely.ts';
import type { Schema } from '../schema.ts';

/** The typed query builder over a driver. */
export function queriesOver(driver: Driver): Kysely<Schema> {
  const dialect: Dialect = {
    createDriver: () => driver,
    createQueryCompiler: () => new AsSqlite(),
    createAdapter: () => new kysely.PostgresAdapter(),
    createIntrospector: (db) => new kysely.PostgresIntrospector(db),
  };
  return new kysely.Kysely<Schema>({ dialect });
}

/**
 * Queries and migrations are written once. Where SQLite and PostgreSQL mean different things by the same words, these
 * say what SQLite means: a whole number has 64 bits, text is in the order of its bytes, `like` leaves letter case of
 * ASCII aside and has no sign of escape, and `is` compares with null, too.
 */
class AsSqlite extends kysely.PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    const { dataType } = node;
    this.append(
      dataType === 'integer' ? 'bigint' : dataType === 'text' ? 'text collate "C"' : String(dataType),
    );
  }

  protected override getAutoIncrement(): string {
    return 'generated always as identity';
  }

  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { operator } = node.operator as OperatorNode;
    if (operator === 'like') this.#between(node, 'ilike', " escape ''");
    else if (operator === 'is' && !isNull(node.rightOperand as ValueNode))
      this.#between(node, 'is not distinct from');
    else super.visitBinaryOperation(node);
  }

  #between({ leftOperand, rightOperand }: BinaryOperationNode, operator: string, after = ''): void {
    this.visitNode(leftOperand);
    this.append(` ${operator} `);
    this.visitNode(rightOperand);
    this.append(after);
  }
}

function isNull(node: ValueNode): boolean {
  return node.kind === 'ValueNode' && node.value === null;
}
