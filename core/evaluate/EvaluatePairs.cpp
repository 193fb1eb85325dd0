// Evaluating: are two faces of one person? LFW's protocol.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "evaluate/LabelledPhotos.h"
#include "evaluate/PairList.h"
#include "people/VectorIndex.h"

namespace albumen {
namespace {

constexpr float noFace = 2;                                // as far apart as two vectors can be
constexpr std::uint64_t listBytes = 16'000'000;            // LFW's list has 160 KB
constexpr std::array<double, 2> falseAccepts{0.01, 0.001}; // of the curve's points that are said

struct AskedPair {
    PhotoPair photos;
    float distance = noFace;
};
using AskedFold = std::vector<AskedPair>;

Result<std::vector<PairFold>> readPairs(Files& files, const Path& file)
{
    if (!files.exists(file)) return fail(Code::pathMissing, Stage::scan, file);
    TRY_ASSIGN(const std::vector<std::byte> bytes, readWhole(files, file, listBytes));
    return parsePairs({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, file);
}

/// The photos of the folder that some pair asks for; pairs without theirs are taken out of the folds and counted.
std::vector<LabelledPhoto> wantedPhotos(std::vector<LabelledPhoto> photos, std::vector<PairFold>& folds,
                                        const Path& folder, std::uint64_t& leftOut)
{
    std::set<Path> there, wanted;
    for (const LabelledPhoto& photo : photos) there.insert(photo.photo.path);
    for (PairFold& fold : folds) {
        for (PhotoPair& pair : fold) {
            pair.first = folder / pair.first;
            pair.second = folder / pair.second;
        }
        leftOut += std::erase_if(
            fold, [&](const PhotoPair& pair) { return !there.contains(pair.first) || !there.contains(pair.second); });
        for (const PhotoPair& pair : fold) wanted.insert({pair.first, pair.second});
    }
    std::erase_if(photos, [&](const LabelledPhoto& photo) { return !wanted.contains(photo.photo.path); });
    return photos;
}

std::vector<AskedFold> distancesOf(const std::vector<PairFold>& folds, const std::vector<LabelledFaceVector>& faces)
{
    std::map<Path, const std::vector<float>*> vectors;
    for (const LabelledFaceVector& face : faces) vectors.emplace(face.path, &face.vector);
    std::vector<AskedFold> asked;
    for (const PairFold& fold : folds) {
        AskedFold& pairs = asked.emplace_back();
        for (const PhotoPair& pair : fold) {
            const auto a = vectors.find(pair.first), b = vectors.find(pair.second);
            const bool both = a != vectors.end() && b != vectors.end();
            pairs.push_back(
                {pair,
                 both ? distanceFrom(innerProduct(a->second->data(), b->second->data(), a->second->size())) : noFace});
        }
    }
    return asked;
}

bool rightAt(const AskedPair& pair, float limit)
{
    return (pair.distance <= limit) == pair.photos.same;
}

std::uint64_t rightOnes(const AskedFold& fold, float limit)
{
    return static_cast<std::uint64_t>(
        std::count_if(fold.begin(), fold.end(), [limit](const AskedPair& pair) { return rightAt(pair, limit); }));
}

/// Halfway between two distances, so that as many pairs as possible are told right; of equals the least.
float bestLimit(AskedFold pairs)
{
    std::sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.distance < b.distance; });
    std::int64_t gain = 0, most = 0; // over accepting nobody
    float limit = 0;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        gain += pairs[i].photos.same ? 1 : -1;
        const bool last = i + 1 == pairs.size();
        if (gain <= most || (!last && pairs[i + 1].distance == pairs[i].distance)) continue;
        most = gain;
        limit = last ? pairs[i].distance : (pairs[i].distance + pairs[i + 1].distance) / 2;
    }
    return limit;
}

/// All pairs but those of one fold.
AskedFold others(const std::vector<AskedFold>& folds, std::size_t but)
{
    AskedFold pairs;
    for (std::size_t i = 0; i < folds.size(); ++i)
        if (i != but) pairs.insert(pairs.end(), folds[i].begin(), folds[i].end());
    return pairs;
}

void askFolds(PairFigures& figures, const std::vector<AskedFold>& folds)
{
    struct Off {
        WrongPair pair;
        float by;
    };
    std::vector<Off> wrong;
    for (std::size_t i = 0; i < folds.size(); ++i) {
        const float limit = bestLimit(others(folds, i));
        figures.folds.push_back({limit, shareOf(rightOnes(folds[i], limit), folds[i].size())});
        for (const AskedPair& pair : folds[i])
            if (!rightAt(pair, limit))
                wrong.push_back({{pair.photos.first, pair.photos.second, pair.photos.same, pair.distance},
                                 std::abs(pair.distance - limit)});
    }
    std::stable_sort(wrong.begin(), wrong.end(), [](const Off& a, const Off& b) { return a.by > b.by; });
    for (std::size_t i = 0; i < std::min(wrong.size(), worstShown); ++i) figures.worst.push_back(wrong[i].pair);
}

void addMean(PairFigures& figures)
{
    const auto count = static_cast<double>(figures.folds.size());
    double squares = 0;
    for (const FoldFigures& fold : figures.folds) figures.mean += fold.right.value / count;
    for (const FoldFigures& fold : figures.folds) squares += std::pow(fold.right.value - figures.mean, 2);
    figures.deviation = std::sqrt(squares / (count - 1));
}

void addCurve(PairFigures& figures, const AskedFold& all)
{
    std::vector<float> impostors;
    for (const AskedPair& pair : all)
        if (!pair.photos.same) impostors.push_back(pair.distance);
    std::sort(impostors.begin(), impostors.end());
    for (const double share : falseAccepts) {
        const auto place = static_cast<std::size_t>(share * static_cast<double>(impostors.size()));
        RocPoint point{share, std::nextafter(impostors[place], 0.F), {}};
        std::uint64_t accepted = 0;
        for (const AskedPair& pair : all)
            if (pair.photos.same && pair.distance <= point.limit) ++accepted;
        point.accepted = shareOf(accepted, figures.same);
        figures.roc.push_back(point);
    }
}

void judge(PairFigures& figures, const std::vector<AskedFold>& folds)
{
    const AskedFold all = others(folds, folds.size());
    for (const AskedPair& pair : all) ++(pair.photos.same ? figures.same : figures.two);
    askFolds(figures, folds);
    addMean(figures);
    figures.rightAtLimit = shareOf(rightOnes(all, figures.limit), all.size());
    if (figures.two > 0) addCurve(figures, all);
}

} // namespace

Result<PairFigures> evaluatePairs(const EvaluateParts& parts, const Path& folder, const Path& pairs,
                                  const JobControl& job, const ProgressSink& progress)
{
    TRY_ASSIGN(std::vector<PairFold> folds, readPairs(parts.files, pairs));
    TRY_ASSIGN(auto there, labelledPhotos(parts.files, folder, job));
    PairFigures figures;
    const auto photos = wantedPhotos(std::move(there), folds, folder, figures.leftOut);
    if (std::any_of(folds.begin(), folds.end(), [](const PairFold& fold) { return fold.empty(); }))
        return fail(Code::pathEmpty, Stage::scan, folder, "no photo of one of the list's folds is there");
    TRY_ASSIGN(FaceStages stages, embeddingStages(parts));
    figures.detector = stages.detector->model();
    figures.embedder = stages.embedder->model();
    figures.limit = stages.embedRecord->limit("match");
    TRY_ASSIGN(const auto faces, mainFaces(parts, photos, MainFace::middle, stages, job, progress, figures.problems));
    figures.withoutFace = photos.size() - faces.size();
    judge(figures, distancesOf(folds, faces));
    return figures;
}

} // namespace albumen
