// Takes decisions, and lets follow what they change: matches of other faces. A decision is committed and seen at once;
// what follows is worked out on a thread of its own, in the order of the decisions.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

#include "base/Threads.h"
#include "catalogue/MatchRows.h"
#include "library/Commands.h"
#include "library/LibraryState.h"

namespace albumen {

struct Followed;
struct Undone;

/// Threads: all.
class Decisions
{
public:
    explicit Decisions(LibraryState& state);
    /// What has not followed yet follows when the library is opened again.
    ~Decisions();
    Decisions(const Decisions&) = delete;
    Decisions& operator=(const Decisions&) = delete;

    /// As Library::decide.
    Result<Decided> decide(const Command& command);
    /// One decision, drafted inside the transaction that writes it, so that nothing can come between. For jobs too.
    Result<Decided> decideBy(const std::function<Result<Draft>(Db&)>& draft);
    /// Something that changed the log by itself, with all that follows for everybody: decisions of another library.
    void tookIn(DecisionId decision);
    /// As Library::settle.
    Status settle(const JobControl& job);

private:
    struct Taken {
        DecisionId id{};
        bool everybody = false; ///< all faces are matched and grouped anew
        MatchesOf before = {};  ///< what the decision itself took back of the machine's
    };
    Status expectThere(const std::vector<PhotoId>& photos) const;
    Result<Decided> undo(const std::function<Result<Undone>(DecisionLog&)>& which);
    void tell(const Decided& decided);
    void follow(Taken taken);
    void work();
    Status followOne(const Taken& taken);
    Result<Followed> everybodyAnew(PeopleIndex& people);
    /// Decisions of before that nothing followed yet.
    void catchUp();

    LibraryState& state_;
    JobControl stop_;
    std::mutex deciding_; ///< held from a decision's transaction until it waits for what follows: in the log's order
    bool behind_ = false; ///< of the follower's thread: something did not follow
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Taken> waiting_;    ///< guarded by mutex_
    bool following_ = false;       ///< guarded by mutex_
    std::optional<Error> failure_; ///< guarded by mutex_: what the last one failed with, until settle() told it
    bool ending_ = false;          ///< guarded by mutex_
    ThreadGroup follower_;
};

} // namespace albumen
