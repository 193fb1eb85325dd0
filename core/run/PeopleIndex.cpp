#include "run/PeopleIndex.h"

#include <algorithm>
#include <set>

#include "base/Day.h"
#include "catalogue/DecisionLog.h"
#include "catalogue/Half.h"

namespace albumen {
namespace {

// Faces a page: as many as fit a processor's own memory beside the products (256 numbers of 2 bytes: 2 MB).
constexpr std::size_t pageRows = 4096;
// A decision that speaks of more faces than this has everybody read anew: that is faster.
constexpr std::size_t fewTouchedFaces = 2'000;
// Limits are learnt anew with every decision while that takes a moment (500 faces asked, each against all: 20 ms); in
// larger libraries with each run.
constexpr std::size_t learntAtOnce = 5'000;

/// Two faces that are two people: who one of them is, the other is not.
void keepApart(Constraints& constraints, const std::map<FaceId, DecidedFace>& gallery, FaceId a, FaceId b)
{
    constraints.keepApart(a, b);
    if (const auto known = gallery.find(a); known != gallery.end()) constraints.forbid(b, known->second.root);
    if (const auto known = gallery.find(b); known != gallery.end()) constraints.forbid(a, known->second.root);
}

Result<Constraints> readConstraints(FaceRows& faces, const std::map<FaceId, DecidedFace>& gallery)
{
    Constraints::Merges merges;
    for (const auto& [face, row] : gallery)
        if (row.person != row.root) merges[row.person] = row.root;
    Constraints constraints(std::move(merges));
    TRY_ASSIGN(const auto forbidden, faces.forbidden());
    for (const auto& [face, person] : forbidden) constraints.forbid(face, person);
    TRY_ASSIGN(const auto decided, faces.decidedIn());
    for (const DecidedIn& row : decided) constraints.decided(row.content, row.root);
    TRY_ASSIGN(const auto pairs, faces.saidPairs());
    for (const FaceRows::SaidPair& pair : pairs) {
        if (pair.same)
            constraints.sayOne(pair.a, pair.b);
        else
            keepApart(constraints, gallery, pair.a, pair.b);
    }
    TRY_ASSIGN(const auto births, faces.births());
    for (const auto& [person, day] : births)
        if (const auto born = dayOf(day)) constraints.born(person, *born);
    if (births.empty()) return constraints;
    TRY_ASSIGN(const auto taken, faces.taken());
    for (const auto& [content, time] : taken) constraints.taken(content, time);
    return constraints;
}

Gallery galleryOf(const std::map<FaceId, DecidedFace>& rows, const ModelRev& model, std::size_t dim)
{
    std::vector<GalleryFace> faces;
    faces.reserve(rows.size());
    for (const auto& [face, row] : rows) faces.push_back({face, row.person, row.root, row.vector});
    return Gallery(model, dim, faces);
}

Result<std::vector<RefusedFace>> refusedIn(Db& db, const ModelRev& embedder)
{
    TRY_ASSIGN(std::vector<FaceRows::Refused> rows, FaceRows(db).refused(embedder));
    std::vector<RefusedFace> refused;
    refused.reserve(rows.size());
    for (FaceRows::Refused& row : rows) refused.push_back({row.root, std::move(row.vector)});
    return refused;
}

/// How long the vectors of this embedder are; 0: there is none yet.
Result<std::size_t> lengthOf(Db& db, const ModelRev& embedder)
{
    TRY_ASSIGN(const auto key, modelKey(db, embedder, false));
    if (!key) return std::size_t{0};
    TRY_ASSIGN(const auto bytes, db.one("SELECT length(vec) FROM d.embedding WHERE model_key = ? LIMIT 1", *key));
    return static_cast<std::size_t>(bytes.value_or(0)) / 2; // float16
}

} // namespace

Result<LimitShift> limitShift(Db& db)
{
    const auto read = [&db](LimitOf which) -> Result<float> {
        TRY_ASSIGN(const Value value, DecisionLog(db, 0).read(Register::limit, static_cast<int>(which)));
        const auto* const real = std::get_if<double>(&value);
        return real ? static_cast<float>(*real) : 0.F;
    };
    LimitShift by;
    TRY_ASSIGN(by.match, read(LimitOf::match));
    TRY_ASSIGN(by.ask, read(LimitOf::ask));
    return by;
}

KnownPeople::KnownPeople(Gallery known, Constraints holds)
    : gallery(std::move(known)), index(makeBruteForceIndex(gallery.rows())), constraints(std::move(holds)),
      limits(MatchLimits{})
{
}

PeopleIndex::PeopleIndex(const ChosenModels& models)
    : embedder_(*models.embedder()), record_(models.matchLimits()), groupLimit_(models.groupLimit()), given_(record_)
{
}

float PeopleIndex::ask()
{
    const std::lock_guard lock(mutex_);
    return given_.ask;
}

Result<LearntLimits> PeopleIndex::limitsIf(Db& db, const KnownPeople& known, LimitShift by) const
{
    TRY_ASSIGN(std::vector<RefusedFace> refused, refusedIn(db, embedder_));
    return learnLimits(known.gallery, *known.index, std::move(refused), shifted(record_, by), groupLimit_);
}

Result<std::shared_ptr<const KnownPeople>> PeopleIndex::known(Db& db)
{
    TRY_ASSIGN(const DecisionId head, DecisionLog(db, 0).head());
    const std::lock_guard lock(mutex_);
    if (known_ && known_->head >= head && !stale_) return known_; // or newer than the snapshot: as well
    return learn(db, head);
}

/// The known faces, those that newer decisions speak of read anew; all of them where a decision speaks of people.
Result<PeopleIndex::Decided> PeopleIndex::decidedNow(Db& db) const
{
    std::set<FaceId> touched;
    bool all = !known_ || stale_;
    if (!all) {
        TRY_ASSIGN(const auto writes, DecisionLog(db, 0).writesSince(known_->head));
        for (const RegisterWrite& write : writes) {
            all = all || changesWhoIsWho(write.reg);
            if (write.reg <= Register::faceBox) touched.insert(FaceId{write.a});
        }
    }
    Decided decided;
    if (all || touched.size() > fewTouchedFaces) {
        TRY_ASSIGN(std::vector<DecidedFace> faces, FaceRows(db).gallery(embedder_));
        for (DecidedFace& face : faces) decided.emplace(face.face, std::move(face));
        return decided;
    }
    decided = decided_;
    for (const FaceId face : touched) {
        decided.erase(face);
        TRY_ASSIGN(std::optional<DecidedFace> row, FaceRows(db).galleryFace(embedder_, face));
        if (row) decided.emplace(face, std::move(*row));
    }
    return decided;
}

Result<std::shared_ptr<const KnownPeople>> PeopleIndex::learn(Db& db, DecisionId head)
{
    TRY_ASSIGN(Decided decided, decidedNow(db));
    TRY_ASSIGN(const std::size_t dim, lengthOf(db, embedder_));
    FaceRows faces(db);
    TRY_ASSIGN(Constraints constraints, readConstraints(faces, decided));
    TRY_ASSIGN(std::vector<RefusedFace> refused, refusedIn(db, embedder_));
    TRY_ASSIGN(const LimitShift by, limitShift(db));
    const MatchLimits given = shifted(record_, by);

    auto known = std::make_shared<KnownPeople>(galleryOf(decided, embedder_, dim), std::move(constraints));
    const bool keepLimit = known_ && !stale_ && given == given_ && known->gallery.size() > learntAtOnce;
    known->limits = keepLimit ? withRefused(known->gallery, *known->index, std::move(refused), given,
                                            known_->limits.ofAll(), groupLimit_)
                              : learnLimits(known->gallery, *known->index, std::move(refused), given, groupLimit_);
    given_ = given;
    known->head = head;
    decided_ = std::move(decided);
    known_ = std::move(known);
    stale_ = false;
    return known_;
}

void PeopleIndex::looked(const std::vector<ContentNo>& contents)
{
    {
        const std::lock_guard lock(mutex_);
        stale_ = true;
    }
    const std::lock_guard lock(reading_);
    lookedAgain_.insert(lookedAgain_.end(), contents.begin(), contents.end());
}

void PeopleIndex::addPage(std::vector<ContentNo>& contents, std::vector<float>& numbers)
{
    if (contents.empty()) return;
    const VectorRows rows{numbers.data(), contents.size(), numbers.size() / contents.size()};
    pages_.push_back({contents, SmallVectors(rows)});
    contents.clear();
    numbers.clear();
}

/// What was stored since the last time. A picture looked at again is read again: its old rows only make it near more
/// often than it is.
Status PeopleIndex::readPages(Db& db)
{
    TRY_ASSIGN(const auto key, modelKey(db, embedder_, false));
    if (!key) return {};
    const std::int64_t before = lastVector_;
    std::int64_t newest = before;
    std::vector<ContentNo> contents;
    std::vector<float> numbers;
    const auto take = [&](Query query) -> Status {
        while (query.next()) {
            const std::vector<float> vector = fromHalf(query.blob(2));
            if (!numbers.empty() && numbers.size() != contents.size() * vector.size()) continue; // of another length
            contents.push_back(query.id<ContentNo>(1));
            numbers.insert(numbers.end(), vector.begin(), vector.end());
            newest = std::max(newest, query.integer(0));
            if (contents.size() == pageRows) addPage(contents, numbers);
        }
        return query.status();
    };
    std::sort(lookedAgain_.begin(), lookedAgain_.end());
    lookedAgain_.erase(std::unique(lookedAgain_.begin(), lookedAgain_.end()), lookedAgain_.end());
    for (const ContentNo content : lookedAgain_)
        TRY(take(db.query("SELECT e.id, f.content_id, e.vec FROM main.face f JOIN d.embedding e ON e.face_id = f.id "
                          "AND e.model_key = ? WHERE f.content_id = ? AND e.id <= ?",
                          *key, content, before)));
    lookedAgain_.clear();
    // In no order: to sort 200,000 vectors takes 50 MB.
    TRY(take(db.query("SELECT e.id, f.content_id, e.vec FROM d.embedding e JOIN main.face f ON f.id = e.face_id "
                      "WHERE e.id > ? AND e.model_key = ?",
                      before, *key)));
    lastVector_ = newest;
    addPage(contents, numbers);
    return {};
}

Result<std::vector<ContentNo>> PeopleIndex::contentsNear(Db& db, const std::vector<std::vector<float>>& vectors,
                                                         float reach)
{
    std::set<ContentNo> found;
    if (vectors.empty()) return std::vector<ContentNo>{};
    const std::lock_guard lock(reading_);
    TRY(readPages(db));
    const std::size_t dim = vectors.front().size();
    std::vector<float> numbers;
    for (const std::vector<float>& vector : vectors) numbers.insert(numbers.end(), vector.begin(), vector.end());
    const SmallVectors asked({numbers.data(), vectors.size(), dim});
    const float farthest = reach + SmallVectors::error(dim);
    std::vector<float> distances;
    for (const Page& page : pages_) {
        const std::size_t stride = SmallVectors::wholeBlocks(vectors.size());
        distances.resize(SmallVectors::wholeBlocks(page.contents.size()) * stride);
        page.vectors.distances(0, page.contents.size(), asked, 0, vectors.size(), distances);
        for (std::size_t row = 0; row < page.contents.size(); ++row) {
            const auto first = distances.begin() + static_cast<std::ptrdiff_t>(row * stride);
            if (std::any_of(first, first + static_cast<std::ptrdiff_t>(vectors.size()),
                            [&](float distance) { return distance <= farthest; }))
                found.insert(page.contents[row]);
        }
    }
    return std::vector<ContentNo>(found.begin(), found.end());
}

} // namespace albumen
