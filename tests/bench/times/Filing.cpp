// Filing, zipping and checking, and the plan of a large archive.
#include <cstdio>
#include <thread>

#include "Watch.h"
#include "unit/archive/House.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// Two people in every photo, of 400.
FilingInput largeInput(int photos)
{
    FilingInput input;
    for (int i = 0; i < 400; ++i)
        input.people.push_back({static_cast<PersonId>(i + 1), "Person " + std::to_string(i + 1)});
    for (int i = 0; i < photos; ++i)
        input.photos.push_back({static_cast<ContentNo>(i + 1),
                                static_cast<PhotoId>(i + 1),
                                "/photos/" + std::to_string(i % 100) + "/IMG_" + std::to_string(i) + ".jpg",
                                4'000'000,
                                i,
                                {person(i % 400 + 1), person((i + 7) % 400 + 1)}});
    return input;
}

/// What the ledger says when the plan was carried out.
LedgerState filedBy(const FilingPlan& plan)
{
    LedgerState state;
    for (const FilingStep& step : plan.steps)
        if (step.op == JournalOp::makeFolder)
            state.targets.push_back({step.target, step.folder, true});
        else
            state.filed.push_back({.target = step.target,
                                   .name = step.name,
                                   .content = step.content,
                                   .photo = step.photo,
                                   .size = step.size,
                                   .mtimeNs = step.mtimeNs});
    return state;
}

} // namespace

TEST_CASE("Filing, zipping and checking 60 photos of 4 MiB")
{
    House house;
    constexpr int photos = 60;
    constexpr std::size_t each = 4 << 20;
    for (int i = 0; i < photos; ++i) house.photo(std::to_string(i) + ".jpg", bytesOf(i, each), i, {person(1)});
    const auto timed = [](const char* what, double bytes, auto work) {
        const Watch watch;
        requireDone(work());
        std::printf("%s: %.0f MB/s\n", what, bytes / 1e6 / watch.seconds());
    };
    timed("filing", photos * each, [&] { return house.file(); });
    timed("zipping", photos * each, [&] { return house.zip(); });
    timed("checking", 2.0 * photos * each, [&] { return house.verify(); });
}

TEST_CASE("Planning 500,000 photos, new and filed, and how soon a cancelled plan ends")
{
    const FilingInput input = largeInput(500'000);
    const JobControl job;
    const Watch fresh;
    const FilingPlan plan = planFiling(input, {}, job).value();
    std::printf("planned %zu steps in %.2f s\n", plan.steps.size(), fresh.seconds());
    const LedgerState state = filedBy(plan);
    const Watch again;
    REQUIRE(planFiling(input, state, job).value().steps.empty());
    std::printf("planned again over %zu filed files in %.2f s\n", state.filed.size(), again.seconds());
    for (const int after : {0, 200, 500, 1000, 2000}) { // milliseconds
        JobControl cancelled;
        std::optional<Watch> since;
        std::thread canceller([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(after));
            since.emplace();
            cancelled.cancel();
        });
        const auto ended = planFiling(input, state, cancelled);
        canceller.join();
        std::printf("cancelled after %d ms: %s, %.2f s later\n", after, ended ? "too late" : "no plan",
                    since->seconds());
    }
}
