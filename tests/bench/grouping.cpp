// How well and how fast unknown faces are grouped, by the product's method and by others:
//   albumen-bench-grouping vectors FOLDER FILE     the main face of every photo in FOLDER/NAME, as a file of vectors,
//   by
//                                                  the best installed networks
//   albumen-bench-grouping likeness FILE|COUNT     distances of pairs of one person and of two
//   albumen-bench-grouping compare FILE|COUNT [METHOD [LIMIT]]    each method at several limits, or at one
//   albumen-bench-grouping grow FILE|COUNT LIMIT   in ten parts, one after the other, as photos come in: what is shown
//                                                  stays together; against all at once
//   albumen-bench-grouping time COUNT LIMIT [THREADS]
// COUNT: that many planted faces instead of a file.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <unordered_map>

#include <sys/resource.h>

#include "Composition.h"
#include "bench/FaceFile.h"
#include "bench/OtherGroupers.h"
#include "bench/PlantedAlbum.h"
#include "evaluate/LabelledPhotos.h"
#include "people/VectorIndex.h"

using namespace albumen;
using namespace albumen::bench;

namespace {

constexpr std::uint32_t seed = 5;

struct MethodRow {
    const char* name;
    std::unique_ptr<Grouper> (*make)(float limit, int threads);
    float from, to, step; ///< limits to try
};

const MethodRow methods[] = {
    {"product", makeGrouper, 0.40F, 0.605F, 0.02F},    {"whispers", makeWhispers, 0.40F, 0.605F, 0.02F},
    {"mean", makeMeanGrouper, 0.40F, 0.605F, 0.02F},   {"slack", makeSlack, 0.40F, 0.605F, 0.02F},
    {"link", makeLinks, 0.40F, 0.605F, 0.02F},         {"ranks", makeRankOrder, 0.02F, 0.25F, 0.04F},
    {"density", makeDensityTree, 0.40F, 0.605F, 0.05F}};

KnownFaces facesFrom(const std::string& fileOrCount)
{
    const auto count = static_cast<std::size_t>(std::atoll(fileOrCount.c_str()));
    return count > 0 && !std::filesystem::exists(fileOrCount) ? plantAlbum(count, seed) : readFaces(fileOrCount);
}

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void print(const char* method, float limit, const GroupScoreInterval& interval, double seconds)
{
    const GroupScore& s = interval.value;
    std::printf("%-9s %.2f  %.4f %.4f  %.4f %.4f %.4f (%.3f-%.3f)  %.4f %.4f %.4f %.4f %.4f (%.3f-%.3f)  %.2f\n",
                method, double{limit}, s.pairPrecision, s.pairRecall, s.precision, s.recall, s.f, interval.low.f,
                interval.high.f, s.purity, s.found, s.held, s.grouped, s.score, interval.low.score, interval.high.score,
                seconds);
    std::fflush(stdout);
}

int compare(const KnownFaces& known, const std::string& method, float limit)
{
    const auto faces = toGroup(known);
    std::printf("%zu faces\nmethod    limit pairs: P, R    BCubed: P, R, F (95 %%)             purity found  held   "
                "grouped score (95 %%)  seconds\n",
                known.count());
    for (const MethodRow& row : methods) {
        if (!method.empty() && method != row.name) continue;
        for (float at = limit > 0 ? limit : row.from; at <= (limit > 0 ? limit : row.to); at += row.step) {
            const auto start = std::chrono::steady_clock::now();
            const auto partition = row.make(at, 2)->group(faces, Constraints(), JobControl());
            const double seconds = secondsSince(start);
            print(row.name, at, scoreWithInterval(tally(known, *partition)), seconds);
        }
    }
    return 0;
}

/// Percentiles of distances.
void printDistances(const char* what, std::vector<float>& distances)
{
    std::sort(distances.begin(), distances.end());
    std::printf("%s: %zu pairs;", what, distances.size());
    for (const double share : {0.00001, 0.0001, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9})
        std::printf(" %g %% %.3f", 100 * share,
                    double{distances[static_cast<std::size_t>(share * static_cast<double>(distances.size()))]});
    std::printf("\n");
}

int likeness(const KnownFaces& known)
{
    constexpr std::size_t most = 5000; // every so-manieth face, so that all pairs of them fit
    const std::size_t step = std::max<std::size_t>(1, known.count() / most);
    std::vector<float> same, two;
    for (std::size_t i = 0; i < known.count(); i += step)
        for (std::size_t j = i + step; j < known.count(); j += step)
            (known.people[i] == known.people[j] ? same : two)
                .push_back(distanceFrom(
                    innerProduct(known.vectors[i].data(), known.vectors[j].data(), known.vectors[i].size())));
    printDistances("one person", same);
    printDistances("two people", two);
    return 0;
}

int grow(const KnownFaces& known, float limit)
{
    constexpr std::size_t rounds = 10;
    const auto grouper = makeGrouper(limit, 2);
    auto faces = toGroup(known);
    std::mt19937 random(seed);
    std::shuffle(faces.begin(), faces.end(), random);
    for (std::size_t round = 1; round <= rounds; ++round) {
        const std::size_t there = faces.size() * round / rounds;
        const auto start = std::chrono::steady_clock::now();
        const auto partition = grouper->group(std::span(faces).first(there), Constraints(), JobControl());
        std::unordered_map<FaceId, std::int64_t> shown;
        for (std::size_t group = 0; group < partition->groups.size(); ++group)
            for (const FaceId face : partition->groups[group].faces) shown[face] = static_cast<std::int64_t>(group) + 1;
        for (FaceToGroup& face : faces)
            if (const auto found = shown.find(face.face); found != shown.end()) face.shown = found->second;
        if (round == rounds) print("grown", limit, scoreWithInterval(tally(known, *partition)), secondsSince(start));
    }
    return compare(known, "product", limit);
}

double cpuSeconds(const rusage& usage)
{
    const auto of = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

int timeIt(std::size_t count, float limit, int threads)
{
    const KnownFaces known = plantAlbum(count, seed);
    const auto faces = toGroup(known);
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const long before = usage.ru_maxrss;
    const auto start = std::chrono::steady_clock::now();
    const auto partition = makeGrouper(limit, threads)->group(faces, Constraints(), JobControl());
    const double seconds = secondsSince(start);
    const double cpuBefore = cpuSeconds(usage);
    ::getrusage(RUSAGE_SELF, &usage);
    std::printf("%zu faces, %d threads: %.1f s (%.1f s of processor), peak %ld MiB (the vectors given: %ld MiB), %zu "
                "groups, %zu single\n",
                count, threads, seconds, cpuSeconds(usage) - cpuBefore, usage.ru_maxrss / 1024, before / 1024,
                partition->groups.size(), partition->single.size());
    print("product", limit, scoreWithInterval(tally(known, *partition)), seconds);
    return 0;
}

int vectors(const std::string& folder, const std::string& file)
{
    PathSources sources = pathSourcesOfProcess();
    sources.programFolder = ALBUMEN_SOURCE;
    Composition composition(pathsFrom(sources));
    const EvaluateParts parts{composition.files(), **composition.models(), composition.engine()};
    const JobControl job;
    const auto photos = labelledPhotos(parts.files, std::filesystem::absolute(folder), job);
    auto stages = embeddingStages(parts);
    if (!photos || !stages) return 2;
    std::vector<Error> problems;
    const auto found = mainFaces(parts, *photos, MainFace::largest, *stages, job, {}, problems);
    if (!found) return 2;
    KnownFaces known;
    std::map<std::string, std::size_t> numbers;
    for (const LabelledFaceVector& face : *found) {
        known.vectors.push_back(face.vector);
        known.grades.push_back(face.grade);
        known.people.push_back(numbers.emplace(face.label, numbers.size()).first->second);
    }
    writeFaces(file, known);
    std::printf("%s: %zu photos, %zu faces of %zu people\n", stages->embedder->model().text().c_str(), photos->size(),
                known.count(), numbers.size());
    return 0;
}

int usage()
{
    std::fprintf(stderr, "usage: albumen-bench-grouping vectors|likeness|compare|grow|time ..., see grouping.cpp\n");
    return 2;
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const auto given = [&](std::size_t i) { return i < arguments.size() ? arguments[i] : std::string(); };
    const auto number = [&](std::size_t i) { return static_cast<float>(std::atof(given(i).c_str())); };
    if (arguments.size() < 2) return usage();
    if (given(0) == "vectors" && arguments.size() == 3) return vectors(given(1), given(2));
    if (given(0) == "likeness") return likeness(facesFrom(given(1)));
    if (given(0) == "compare") return compare(facesFrom(given(1)), given(2), number(3));
    if (given(0) == "grow") return grow(facesFrom(given(1)), number(2));
    if (given(0) == "time" && arguments.size() >= 3)
        return timeIt(static_cast<std::size_t>(std::atoll(given(1).c_str())), number(2),
                      arguments.size() > 3 ? std::atoi(given(3).c_str()) : 2);
    return usage();
}
