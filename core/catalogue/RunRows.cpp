#include "catalogue/RunRows.h"

#include <set>

#include "catalogue/PhotoRows.h"

namespace albumen {

namespace {

constexpr auto newestKnown =
    "newest_known_content"; // setting: the highest ContentNo when the newest recognise run began
constexpr auto runColumns = "SELECT id, kind, started_ms, ended_ms, outcome, counts FROM run ";
constexpr auto openProblem =
    "SELECT code, stage, path, detail, needed, available FROM problem WHERE solved_run IS NULL ";

RunRecord runOf(const Query& query)
{
    RunRecord row{query.id<RunId>(0), query.id<RunKind>(1), query.integer(2), query.maybeInteger(3), {}, query.text(5)};
    if (!query.null(4)) row.outcome = query.id<Outcome>(4);
    return row;
}

Error problemOf(const Query& query)
{
    Error error;
    error.code = codeNamed(query.text(0));
    error.stage = stageNamed(query.text(1));
    error.path = query.text(2);
    error.detail = query.text(3);
    error.needed = static_cast<std::uint64_t>(query.integer(4));
    error.available = static_cast<std::uint64_t>(query.integer(5));
    return error;
}

} // namespace

Result<RunId> RunRows::begin(RunKind kind, std::int64_t nowMs, const std::string& program)
{
    if (kind == RunKind::recognise || kind == RunKind::all)
        TRY(db_.run(
            "INSERT OR REPLACE INTO setting(key, value) SELECT ?, CAST(coalesce(max(id), 0) AS TEXT) FROM content",
            newestKnown));
    TRY(db_.run("INSERT INTO run(kind, started_ms, program) VALUES (?, ?, ?)", kind, nowMs, program));
    return static_cast<RunId>(db_.lastId());
}

Status RunRows::end(RunId run, Outcome outcome, std::int64_t nowMs, const std::string& counts)
{
    return db_.run("UPDATE run SET ended_ms = ?, outcome = ?, counts = ? WHERE id = ?", nowMs, outcome, counts, run);
}

Result<std::optional<RunRecord>> RunRows::last() const
{
    std::optional<RunRecord> row;
    Query query = db_.query(std::string(runColumns) +
                                "WHERE ended_ms IS NOT NULL AND kind NOT IN (?, ?) ORDER BY id DESC LIMIT 1",
                            RunKind::trash, RunKind::offsite);
    if (query.next()) row = runOf(query);
    TRY(query.status());
    return row;
}

Result<std::vector<RunRecord>> RunRows::newest(std::size_t most) const
{
    std::vector<RunRecord> rows;
    Query query = db_.query(std::string(runColumns) + "ORDER BY id DESC LIMIT ?", most);
    while (query.next()) rows.push_back(runOf(query));
    TRY(query.status());
    return rows;
}

Status RunRows::addProblem(RunId run, const Error& error, std::optional<PhotoId> photo,
                           std::optional<std::uint64_t> size, std::optional<std::int64_t> mtimeNs)
{
    const std::string stage(nameOf(error.stage)), code(nameOf(error.code));
    TRY(db_.run("UPDATE problem SET solved_run = ? WHERE path = ? AND stage = ? AND solved_run IS NULL", run,
                error.path.native(), stage));
    return db_.run(
        "INSERT INTO problem(run_id, photo_id, path, stage, code, detail, needed, available, size, mtime_ns) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        run, photo, error.path.native(), stage, code, error.detail, error.needed, error.available, size, mtimeNs);
}

Status RunRows::solve(const std::filesystem::path& path, RunId run)
{
    return db_.run("UPDATE problem SET solved_run = ? WHERE path = ? AND solved_run IS NULL", run, path.native());
}

Result<std::vector<std::filesystem::path>> RunRows::openProblemPaths() const
{
    std::vector<std::filesystem::path> paths;
    Query query = db_.query("SELECT DISTINCT path FROM problem WHERE solved_run IS NULL");
    while (query.next()) paths.emplace_back(query.text(0));
    TRY(query.status());
    return paths;
}

Result<std::vector<Error>> RunRows::openProblems() const
{
    std::vector<Error> problems;
    Query query = db_.query(std::string(openProblem) + "ORDER BY id DESC");
    while (query.next()) problems.push_back(problemOf(query));
    TRY(query.status());
    return problems;
}

Result<std::optional<Error>> RunRows::unreadable(PhotoId photo) const
{
    std::optional<Error> error;
    Query query = db_.query(std::string(openProblem) +
                                "AND photo_id = ? AND stage IN (?, ?) AND code <> ? ORDER BY id DESC LIMIT 1",
                            photo, nameOf(Stage::read), nameOf(Stage::load), nameOf(Code::imageCut));
    if (query.next()) error = problemOf(query);
    TRY(query.status());
    return error;
}

Result<std::vector<RunRows::Unreadable>> RunRows::unreadable() const
{
    return ofPhotos(false);
}

Result<std::vector<RunRows::Unreadable>> RunRows::cut() const
{
    return ofPhotos(true);
}

Result<std::vector<RunRows::Unreadable>> RunRows::ofPhotos(bool cut) const
{
    std::vector<Unreadable> all;
    std::set<PhotoId> told;
    Query query = db_.query(
        "SELECT q.code, q.stage, q.path, q.detail, q.needed, q.available, q.photo_id, "
        "r.path, f.path, p.name FROM problem q "
        "JOIN photo p ON p.id = q.photo_id JOIN folder f ON f.id = p.folder_id JOIN root r ON r.id = f.root_id "
        "WHERE q.solved_run IS NULL AND q.stage IN (?, ?) AND (q.code = ?) = ? AND p.state = ? AND r.kind <> ? "
        "AND r.state <> ? ORDER BY q.id DESC",
        nameOf(Stage::read), nameOf(Stage::load), nameOf(Code::imageCut), cut, PhotoState::present,
        RootKind::references, RootState::removed);
    while (query.next()) {
        const auto photo = query.id<PhotoId>(6);
        if (!told.insert(photo).second) continue;
        all.push_back({photo, problemOf(query)});
        all.back().why.path = absolutePath(query.text(7), query.text(8), query.text(9));
    }
    TRY(query.status());
    return all;
}

Result<std::set<std::filesystem::path>> RunRows::unreadablePaths() const
{
    TRY_ASSIGN(const std::vector<Unreadable> photos, unreadable());
    std::set<std::filesystem::path> paths;
    for (const Unreadable& photo : photos) paths.insert(photo.why.path);
    return paths;
}

Result<std::optional<std::string>> SettingRows::get(const std::string& key) const
{
    std::optional<std::string> value;
    Query query = db_.query("SELECT value FROM setting WHERE key = ?", key);
    if (query.next()) value = query.text(0);
    TRY(query.status());
    return value;
}

Status SettingRows::set(const std::string& key, const std::string& value)
{
    return db_.run("INSERT OR REPLACE INTO setting(key, value) VALUES (?, ?)", key, value);
}

Result<std::optional<std::vector<std::byte>>> ThumbRows::get(ThumbKind kind, std::int64_t id) const
{
    std::optional<std::vector<std::byte>> jpeg;
    Query query = db_.query("SELECT jpeg FROM t.thumb WHERE kind = ? AND id = ?", kind, id);
    if (query.next()) {
        const auto bytes = query.blob(0);
        jpeg.emplace(bytes.begin(), bytes.end());
    }
    TRY(query.status());
    return jpeg;
}

Status ThumbRows::put(ThumbKind kind, std::int64_t id, std::span<const std::byte> jpeg)
{
    return db_.run("INSERT OR REPLACE INTO t.thumb(kind, id, jpeg) VALUES (?, ?, ?)", kind, id, jpeg);
}

} // namespace albumen
