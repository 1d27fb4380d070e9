"""What the Python tests of a peer claim, as JSON, one claim a line. Their code is read, never run.

usage: python3 python_claims.py FILE...   (ioc-finder's find_iocs_cases/*.py and test_*.py, iocextract's tests.py)

A claim: {file, test, text, about, options, says, value, lenient}. `about` is the key or function asked (`urls`,
`extract_urls`); `says` is has, lacks, exactly (all there is), count; `lenient` where the test also passes when
nothing is found. Statements that are not understood are skipped and counted on standard error.
"""
import ast
import json
import sys

STRING_METHODS = {"format", "upper", "lower", "strip", "join", "replace"}
MOST_CLAIMS = 20_000


class Unknown(Exception):
    """Something this reader does not understand."""


class Query:
    """A call of the peer, and the part of its answer that is looked at."""

    def __init__(self, function, text, options, part=None):
        self.function, self.text, self.options, self.part = function, text, options, part

    def of(self, part):
        return Query(self.function, self.text, self.options, part if self.part is None else [self.part, part])


class Reader:
    def __init__(self, path):
        self.path = path
        self.tree = ast.parse(open(path, encoding="utf-8").read())
        self.functions = {n.name: n for n in ast.walk(self.tree) if isinstance(n, ast.FunctionDef)}
        self.claims, self.skipped, self.lenient = [], 0, False

    def read(self):
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "param":
                self.attempt(lambda node=node: self.param(node))
        for name, function in self.functions.items():
            if name.startswith("test"):
                self.test = name
                self.run(function.body, self.fixtures(function))
        return self.claims

    def attempt(self, step):
        try:
            return step()
        except (Unknown, KeyError, IndexError, TypeError, ValueError, AttributeError):
            self.skipped += 1
            return None

    def param(self, node):
        text, results, options = (self.value(arg, {}) for arg in node.args[:3])
        self.test = next((self.value(k.value, {}) for k in node.keywords if k.arg == "id"), "param")
        for key, values in results.items():
            if isinstance(values, list):
                self.claim(Query("find_iocs", text, options), key, "exactly", values)
        if not any(isinstance(values, list) for values in results.values()):
            return
        self.claim(Query("find_iocs", text, options), "*", "exactly", sorted(results))

    def fixtures(self, function):
        env = {}
        for arg in function.args.args:
            fixture = self.functions.get(arg.arg)
            if fixture is not None and isinstance(fixture.body[-1], ast.Return):
                env[arg.arg] = self.attempt(lambda f=fixture: self.value(f.body[-1].value, {}))
        return env

    def run(self, statements, env):
        for statement in statements:
            self.attempt(lambda s=statement: self.step(s, env))

    def step(self, node, env):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            env.pop(name, None)
            env[name] = self.value(node.value, env)
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            env[node.target.id] = env[node.target.id] + self.value(node.value, env)
        elif isinstance(node, ast.For) and isinstance(node.target, ast.Name):
            for item in self.value(node.iter, env):
                env[node.target.id] = item
                self.run(node.body, env)
        elif isinstance(node, ast.Try):
            self.lenient = any(getattr(h.type, "id", "") == "IndexError" for h in node.handlers)
            self.run(node.body, env)
            self.lenient = False
        elif isinstance(node, (ast.With, ast.If)):
            self.run(node.body, env)
        elif isinstance(node, ast.Assert):
            self.asserted(node.test, env)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            self.called(node.value, env)
        elif not isinstance(node, (ast.Pass, ast.Expr, ast.Return)):
            raise Unknown(node)

    def called(self, call, env):
        name = getattr(call.func, "attr", "")
        if name in ("assertEqual", "assertIn", "assertNotIn"):
            left, right = (self.value(arg, env) for arg in call.args[:2])
            self.compare({"assertEqual": "==", "assertIn": "in", "assertNotIn": "not in"}[name], left, right)
        elif name == "append":
            self.value(call.func.value, env).append(self.value(call.args[0], env))
        elif name.startswith("assert"):
            raise Unknown(name)

    def asserted(self, test, env):
        if isinstance(test, ast.Compare) and len(test.ops) == 1:
            sign = {ast.Eq: "==", ast.In: "in", ast.NotIn: "not in"}.get(type(test.ops[0]))
            self.compare(sign, self.value(test.left, env), self.value(test.comparators[0], env))
        else:
            raise Unknown(test)

    def compare(self, sign, left, right):
        if sign == "==" and isinstance(right, (Query, tuple)) and not isinstance(left, (Query, tuple)):
            left, right = right, left
        if sign == "==" and isinstance(left, tuple):
            self.claim(left[1], left[1].part, "count", right)
        elif sign == "==" and isinstance(left, Query) and isinstance(right, list):
            self.claim(left, left.part, "exactly", right)
        elif sign == "==" and isinstance(left, Query) and isinstance(right, str):
            self.claim(left, left.part, "has", right)
        elif sign in ("in", "not in") and isinstance(left, str) and isinstance(right, Query):
            self.claim(right, right.part, "has" if sign == "in" else "lacks", left)
        else:
            raise Unknown(sign)

    def claim(self, query, part, says, value):
        if len(self.claims) >= MOST_CLAIMS:
            raise Unknown("too many")
        while isinstance(part, list):
            part = part[0]
        about = part if isinstance(part, str) else query.function
        self.claims.append(
            {
                "file": self.path.rsplit("/", 1)[-1],
                "test": self.test,
                "text": query.text,
                "about": about,
                "options": query.options,
                "says": says,
                "value": value,
                "lenient": self.lenient,
            }
        )

    def value(self, node, env):
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Name):
            if node.id in env and env[node.id] is not None:
                return env[node.id]
            raise Unknown(node.id)
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            return [self.value(item, env) for item in node.elts]
        if isinstance(node, ast.Dict):
            return {self.value(k, env): self.value(v, env) for k, v in zip(node.keys, node.values)}
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Mult, ast.Mod)):
            left, right = self.value(node.left, env), self.value(node.right, env)
            if isinstance(node.op, ast.Mult):
                return left * right if isinstance(right, int) and right < 10_000 else self.no()
            return left + right if isinstance(node.op, ast.Add) else left % right
        if isinstance(node, ast.JoinedStr):
            return "".join(
                str(self.value(v.value if isinstance(v, ast.FormattedValue) else v, env)) for v in node.values
            )
        if isinstance(node, ast.Subscript):
            of = self.value(node.value, env)
            part = self.value(node.slice, env)
            return of.of(part) if isinstance(of, Query) else of[part]
        if isinstance(node, ast.Call):
            return self.call(node, env)
        raise Unknown(node)

    def no(self):
        raise Unknown()

    def call(self, node, env):
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
        options = {}
        if name in ("find_iocs", "_find_iocs") or name.startswith(("extract_", "refang_", "parse_")):
            options = {k.arg: self.value(k.value, env) for k in node.keywords if k.arg}
            return Query(name, self.value(node.args[0], env), options)
        if name == "len":
            of = self.value(node.args[0], env)
            return ("len", of) if isinstance(of, Query) else len(of)
        if name in ("list", "sorted"):
            return self.value(node.args[0], env)
        if name in STRING_METHODS and isinstance(node.func, ast.Attribute):
            of = self.value(node.func.value, env)
            if not isinstance(of, str):
                raise Unknown(name)
            keywords = {k.arg: self.value(k.value, env) for k in node.keywords}
            return getattr(of, name)(*[self.value(a, env) for a in node.args], **keywords)
        helper = self.functions.get(name)
        if helper is not None and isinstance(helper.body[-1], ast.Return):
            inner = {a.arg: self.value(v, env) for a, v in zip(helper.args.args, node.args)}
            return self.value(helper.body[-1].value, inner)
        raise Unknown(name)


for path in sys.argv[1:]:
    reader = Reader(path)
    for one in reader.read():
        print(json.dumps(one))
    if reader.skipped:
        print(f"{path}: {reader.skipped} statements not understood", file=sys.stderr)
