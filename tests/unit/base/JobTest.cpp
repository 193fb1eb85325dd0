// What threads share: JobControl, BoundedQueue, MemoryBudget, Progress.
#include <atomic>
#include <future>
#include <numeric>
#include <thread>

#include <catch2/catch.hpp>

#include "base/BoundedQueue.h"
#include "base/JobControl.h"
#include "base/MemoryBudget.h"
#include "base/Progress.h"

using namespace albumen;
using namespace std::chrono_literals;

namespace {

constexpr auto aMoment = 150ms; // longer than any wait inside; what must not happen has had its time
constexpr auto forEver = 10s;

template <class T> bool done(std::future<T>& future, std::chrono::milliseconds within)
{
    return future.wait_for(within) == std::future_status::ready;
}

} // namespace

TEST_CASE("A job may go on until it is cancelled, and never again")
{
    JobControl job;
    CHECK(job.mayGoOn());
    job.cancel();
    CHECK_FALSE(job.mayGoOn());
    job.resume();
    CHECK_FALSE(job.mayGoOn());
    CHECK(job.cancelled());
}

TEST_CASE("A paused job waits until it is resumed")
{
    JobControl job;
    job.pause();
    auto asked = std::async(std::launch::async, [&] { return job.mayGoOn(); });
    CHECK_FALSE(done(asked, aMoment));
    CHECK(job.paused());
    job.resume();
    REQUIRE(done(asked, forEver));
    CHECK(asked.get());
}

TEST_CASE("A paused job can be cancelled, within a second")
{
    JobControl job;
    job.pause();
    auto asked = std::async(std::launch::async, [&] { return job.mayGoOn(); });
    job.cancel();
    REQUIRE(done(asked, 1s));
    CHECK_FALSE(asked.get());
}

TEST_CASE("A queue hands things out in order, then none once closed")
{
    BoundedQueue<int> queue(100);
    const JobControl job;
    CHECK(queue.push(1, 10, job));
    CHECK(queue.push(2, 10, job));
    queue.close();
    CHECK_FALSE(queue.push(3, 10, job));
    CHECK(queue.pop(job) == 1);
    CHECK(queue.pop(job) == 2);
    CHECK_FALSE(queue.pop(job));
}

TEST_CASE("A full queue waits for room, by bytes, one thing larger than the limit goes in alone")
{
    BoundedQueue<int> queue(100);
    const JobControl job;
    REQUIRE(queue.push(1, 60, job));
    REQUIRE(queue.push(2, 40, job));
    auto pushed = std::async(std::launch::async, [&] { return queue.push(3, 1000, job); });
    CHECK_FALSE(done(pushed, aMoment));
    CHECK(queue.pop(job) == 1);
    CHECK_FALSE(done(pushed, aMoment));
    CHECK(queue.pop(job) == 2);
    REQUIRE(done(pushed, forEver));
    CHECK(pushed.get());
    CHECK(queue.pop(job) == 3);
}

TEST_CASE("A cancel ends the wait at both ends of a queue")
{
    BoundedQueue<int> full(10), empty(10);
    JobControl job;
    REQUIRE(full.push(1, 10, job));
    auto pushed = std::async(std::launch::async, [&] { return full.push(2, 10, job); });
    auto popped = std::async(std::launch::async, [&] { return empty.pop(job).has_value(); });
    CHECK_FALSE(done(pushed, aMoment));
    CHECK_FALSE(done(popped, aMoment));
    job.cancel();
    REQUIRE(done(pushed, 1s));
    REQUIRE(done(popped, 1s));
    CHECK_FALSE(pushed.get());
    CHECK_FALSE(popped.get());
}

TEST_CASE("Several threads lose and double nothing in a queue")
{
    BoundedQueue<int> queue(50);
    const JobControl job;
    std::atomic<int> sum{0}, count{0};
    {
        std::vector<std::jthread> readers;
        for (int i = 0; i < 3; ++i) {
            readers.emplace_back([&] {
                while (const auto thing = queue.pop(job)) {
                    sum += *thing;
                    ++count;
                }
            });
        }
        {
            std::vector<std::jthread> writers;
            for (int w = 0; w < 2; ++w)
                writers.emplace_back([&, w] {
                    for (int i = 1; i <= 1000; ++i) queue.push(w * 1000 + i, static_cast<std::uint64_t>(i % 30), job);
                });
        }
        queue.close();
    }
    CHECK(count == 2000);
    CHECK(sum == 2000 * 2001 / 2);
}

TEST_CASE("Leases stay within the budget and wait for it")
{
    MemoryBudget budget(100);
    const JobControl job;
    auto a = budget.lease(60, job);
    auto b = budget.lease(40, job);
    REQUIRE(a);
    REQUIRE(b);
    auto third = std::async(std::launch::async, [&] { return budget.lease(50, job).has_value(); });
    CHECK_FALSE(done(third, aMoment));
    b.reset();
    CHECK_FALSE(done(third, aMoment));
    a.reset();
    REQUIRE(done(third, forEver));
    CHECK(third.get());
}

TEST_CASE("A lease larger than the budget waits until it can be alone, then runs")
{
    MemoryBudget budget(100);
    const JobControl job;
    CHECK(budget.lease(1000, job));
    auto small = budget.lease(1, job);
    auto large = std::async(std::launch::async, [&] { return budget.lease(1000, job).has_value(); });
    CHECK_FALSE(done(large, aMoment));
    small.reset();
    REQUIRE(done(large, forEver));
    CHECK(large.get());
}

TEST_CASE("Leases are served in the order of asking, so that a large one is not passed by small ones for ever")
{
    MemoryBudget budget(100);
    const JobControl job;
    auto held = budget.lease(60, job);
    auto large = std::async(std::launch::async, [&] { return budget.lease(90, job); });
    CHECK_FALSE(done(large, aMoment));
    auto small = std::async(std::launch::async, [&] { return budget.lease(20, job); });
    CHECK_FALSE(done(small, aMoment)); // there would be room, and it is not its turn
    held.reset();
    REQUIRE(done(large, forEver));
    CHECK_FALSE(done(small, aMoment));
    large.get().reset();
    REQUIRE(done(small, forEver));
    CHECK(small.get());
}

TEST_CASE("One who was cancelled while waiting is no longer in anybody's way")
{
    MemoryBudget budget(100);
    const JobControl job;
    JobControl other;
    auto held = budget.lease(60, job);
    auto large = std::async(std::launch::async, [&] { return budget.lease(90, other).has_value(); });
    CHECK_FALSE(done(large, aMoment));
    auto small = std::async(std::launch::async, [&] { return budget.lease(20, job).has_value(); });
    CHECK_FALSE(done(small, aMoment));
    other.cancel();
    REQUIRE(done(large, forEver));
    CHECK_FALSE(large.get());
    REQUIRE(done(small, forEver));
    CHECK(small.get());
}

TEST_CASE("A lease that shrinks gives back the rest at once, and does not grow")
{
    MemoryBudget budget(100);
    const JobControl job;
    auto lease = budget.lease(100, job);
    lease->shrinkTo(30);
    lease->shrinkTo(80);
    CHECK(lease->bytes() == 30);
    CHECK(budget.lease(70, job));
    lease.reset();
    CHECK(budget.lease(100, job));
}

TEST_CASE("A moved lease gives its bytes back once, a cancelled wait gets none")
{
    MemoryBudget budget(100);
    JobControl job;
    {
        auto lease = budget.lease(100, job);
        MemoryLease moved = std::move(*lease);
        MemoryLease another;
        another = std::move(moved);
        lease.reset();
        auto waiting = std::async(std::launch::async, [&] { return budget.lease(1, job).has_value(); });
        CHECK_FALSE(done(waiting, aMoment)); // still held by `another`
        job.cancel();
        REQUIRE(done(waiting, 1s));
        CHECK_FALSE(waiting.get());
    }
    const JobControl fresh;
    CHECK(budget.lease(100, fresh));
}

TEST_CASE("Progress is counted exactly, told first and last, and at most ten times a second")
{
    std::vector<Progress> told;
    ProgressMeter meter(JobStep::file, [&](const Progress& progress) { told.push_back(progress); });
    meter.setTotal(10'000);
    for (int i = 0; i < 10'000; ++i) meter.advance(1, 3, i == 9'999 ? "last.jpg" : "");
    meter.addProblem();
    meter.addFaces(7);
    CHECK(told.size() <= 4); // these took far less than 300 ms
    meter.finish();
    REQUIRE(told.size() >= 2);
    CHECK(told.front().total == 10'000);
    CHECK_FALSE(told.front().finished);
    const Progress& last = told.back();
    CHECK(last.finished);
    CHECK(last.step == JobStep::file);
    CHECK(last.done == 10'000);
    CHECK(last.bytes == 30'000);
    CHECK(last.problems == 1);
    CHECK(last.faces == 7);
    CHECK(last.current == "last.jpg");
    CHECK(meter.now().done == 10'000);
}

TEST_CASE("Progress counted by several threads loses nothing, the rate is measured after a second")
{
    ProgressMeter meter(JobStep::recognise, nullptr);
    meter.setTotal(4000);
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 500; ++i) meter.advance(1);
            });
    }
    CHECK(meter.now().rate == 0);
    CHECK_FALSE(meter.now().left);
    std::this_thread::sleep_for(1100ms);
    meter.advance(1);
    CHECK(meter.now().done == 2001);
    CHECK(meter.now().rate > 100);
    CHECK(meter.now().rate < 2100);
    CHECK_FALSE(meter.now().left); // not before five seconds
}

TEST_CASE("Every step has a name")
{
    for (const auto step :
         {JobStep::recognise, JobStep::folders, JobStep::file, JobStep::zip, JobStep::verify, JobStep::fetch})
        CHECK_FALSE(nameOf(step).empty());
}
