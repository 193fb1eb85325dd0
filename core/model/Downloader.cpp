#include "model/Downloader.h"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <curl/curl.h>
#include <fmt/format.h>

#include "base/Contract.h"
#include "base/Hash.h"
#include "base/Log.h"

namespace albumen {
namespace {

constexpr std::size_t downloadChunk = 1 << 20; // bytes copied or hashed between two questions whether to go on
constexpr long connectSeconds = 20;            // chosen: a slow mobile connection answers in less
constexpr long stalledSeconds = 60;            // chosen: no byte for so long = the connection is gone
constexpr long mostRedirects = 5;              // publishers use one or two
constexpr int pollMs = 100;                    // how long cancelling may wait
constexpr std::string_view loopback = "http://127.0.0.1:";

/// libcurl's own start and end, once a process.
struct CurlLibrary {
    CurlLibrary() { EXPECTS(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK); }
    ~CurlLibrary() { curl_global_cleanup(); }
};

/// NAME.part while it grows: its hash and length are known at every moment.
class Part
{
public:
    Part(Files& files, Path path, std::uint64_t limit) : files_(files), path_(std::move(path)), limit_(limit) {}

    /// Takes over what an earlier try left, if anything. A new file gets the earlier bytes and then its name, so that
    /// being killed here loses nothing.
    Status begin()
    {
        const Path fresh = path_.string() + ".new";
        (void)files_.remove(fresh); // left by a run that was killed here
        TRY_ASSIGN(file_, files_.create(fresh));
        TRY(file_->reserve(limit_));
        if (const auto earlier = files_.openRead(path_); earlier && (*earlier)->info().size <= limit_)
            TRY(copyFrom(**earlier));
        return files_.replace(fresh, path_);
    }

    Status restart()
    {
        done_ = 0;
        hasher_.emplace();
        return file_->truncate(0);
    }

    Status add(std::span<const std::byte> bytes)
    {
        TRY(file_->write(done_, bytes));
        hasher_->add(bytes);
        done_ += bytes.size();
        return {};
    }

    /// Ensures: the bytes are on the disk. Call once, at the end.
    Result<Sha256> finish()
    {
        TRY(file_->sync());
        return hasher_->finish();
    }

    void drop() { (void)files_.remove(path_); }
    const Path& path() const { return path_; }
    std::uint64_t done() const { return done_; }
    std::uint64_t limit() const { return limit_; }

private:
    Status copyFrom(ReadableFile& earlier)
    {
        std::vector<std::byte> buffer(downloadChunk);
        for (;;) {
            TRY_ASSIGN(const std::size_t got, earlier.read(done_, buffer));
            if (got == 0) return {};
            TRY(add(std::span(buffer).first(got)));
        }
    }

    Files& files_;
    Path path_;
    std::uint64_t limit_, done_ = 0;
    std::unique_ptr<WritableFile> file_;
    std::optional<Sha256Hasher> hasher_ = std::make_optional<Sha256Hasher>();
};

/// Counts the bytes of one file, each once, however often a transfer begins again.
class Counter
{
public:
    explicit Counter(ProgressMeter& meter) : meter_(meter) {}
    void reached(std::uint64_t bytes)
    {
        if (bytes <= counted_) return;
        meter_.advance(bytes - counted_, bytes - counted_);
        counted_ = bytes;
    }

private:
    ProgressMeter& meter_;
    std::uint64_t counted_ = 0;
};

/// What libcurl's callback sees of one transfer.
struct Transfer {
    CURL* handle = nullptr;
    Part& part;
    Counter& counter;
    std::uint64_t resumedFrom = 0;
    bool answered = false;      ///< the first bytes have come
    bool hopeless = false;      ///< going on with what is there makes no sense
    std::optional<Error> error; ///< why the callback stopped the transfer
};

constexpr long partialContent = 206, rangeUnknown = 416; // HTTP

long statusOf(CURL* handle)
{
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

/// A server that does not know ranges sends the whole file: then what is there already goes.
Status checkAnswer(Transfer& transfer)
{
    if (transfer.answered) return {};
    transfer.answered = true;
    if (transfer.resumedFrom > 0 && statusOf(transfer.handle) != partialContent) return transfer.part.restart();
    return {};
}

Status take(Transfer& transfer, std::span<const std::byte> bytes)
{
    TRY(checkAnswer(transfer));
    if (transfer.part.done() + bytes.size() > transfer.part.limit()) {
        transfer.hopeless = true;
        return fail(Code::downloadFailed, Stage::model, {}, "the server sends more bytes than the record says");
    }
    TRY(transfer.part.add(bytes));
    transfer.counter.reached(transfer.part.done());
    return {};
}

std::size_t onBytes(char* data, std::size_t one, std::size_t count, void* user)
{
    Transfer& transfer = *static_cast<Transfer*>(user);
    const Status taken = take(transfer, std::as_bytes(std::span(data, one * count)));
    if (taken) return one * count;
    transfer.error = taken.error();
    return 0; // fewer than given: libcurl stops
}

struct EasyEnd {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct MultiEnd {
    void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
using Easy = std::unique_ptr<CURL, EasyEnd>;
using Multi = std::unique_ptr<CURLM, MultiEnd>;

void setOptions(CURL* handle, const std::string& url, Transfer& transfer, bool local)
{
    const char* const schemes = local ? "http" : "https";
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, schemes);
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, schemes);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(handle, CURLOPT_MAXREDIRS, mostRedirects);
    curl_easy_setopt(handle, CURLOPT_FAILONERROR, 1L); // a page that says "not found" is no model
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, connectSeconds);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, stalledSeconds);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "albumen");
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, onBytes);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
    if (local) curl_easy_setopt(handle, CURLOPT_PROXY, "");
    if (transfer.resumedFrom > 0)
        curl_easy_setopt(handle, CURLOPT_RANGE, fmt::format("{}-", transfer.resumedFrom).c_str());
}

/// Runs the transfer to its end. none: cancelled.
std::optional<CURLcode> perform(CURL* handle, const JobControl& job)
{
    const Multi multi(curl_multi_init());
    EXPECTS(multi && curl_multi_add_handle(multi.get(), handle) == CURLM_OK);
    std::optional<CURLcode> result;
    int running = 1;
    while (running > 0 && job.mayGoOn()) {
        if (curl_multi_perform(multi.get(), &running) != CURLM_OK) break;
        if (running > 0) curl_multi_poll(multi.get(), nullptr, 0, pollMs, nullptr);
    }
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi.get(), &left))
        if (message->msg == CURLMSG_DONE) result = message->data.result;
    curl_multi_remove_handle(multi.get(), handle);
    if (!result && !job.cancelled()) result = CURLE_FAILED_INIT;
    return result;
}

Code codeOf(CURLcode result)
{
    switch (result) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT: return Code::modelOffline;
    default: return Code::downloadFailed;
    }
}

/// The words of libcurl, or of the callback that stopped it.
Error errorOf(const Transfer& transfer, CURLcode result, const std::string& url, const char* words)
{
    Error error{.code = codeOf(result), .stage = Stage::model, .path = {}, .detail = words};
    if (error.detail.empty()) error.detail = curl_easy_strerror(result);
    if (transfer.error) error = *transfer.error;
    error.stage = Stage::model;
    error.detail = url + ": " + error.detail;
    return error;
}

/// Fills the part from one address.
Result<Outcome> transferFrom(const std::string& url, Part& part, bool local, const JobControl& job, Counter& counter)
{
    const Easy handle(curl_easy_init());
    EXPECTS(handle);
    Transfer transfer{handle.get(), part, counter, part.done(), false, false, std::nullopt};
    std::array<char, CURL_ERROR_SIZE> words{};
    curl_easy_setopt(handle.get(), CURLOPT_ERRORBUFFER, words.data());
    setOptions(handle.get(), url, transfer, local);
    const std::optional<CURLcode> result = perform(handle.get(), job);
    if (!result && !transfer.error) return Outcome::cancelled;
    if (transfer.error || *result != CURLE_OK) {
        const bool cannotGoOn = transfer.resumedFrom > 0 && statusOf(handle.get()) == rangeUnknown;
        if (transfer.hopeless || cannotGoOn || part.done() == 0) part.drop();
        return fail(errorOf(transfer, result.value_or(CURLE_WRITE_ERROR), url, words.data()));
    }
    if (part.done() < part.limit())
        return fail(Code::downloadFailed, Stage::model, {},
                    fmt::format("{}: {} of {} bytes came", url, part.done(), part.limit()));
    return Outcome::completed;
}

/// One address: what an earlier try left is gone on with, and only a file with the right hash gets its name.
Result<Outcome> fetchFrom(Files& files, const std::string& url, const ModelFile& file, const Path& folder, bool local,
                          const JobControl& job, Counter& counter)
{
    Part part(files, folder / (file.name + ".part"), file.bytes);
    TRY(part.begin());
    counter.reached(part.done());
    if (part.done() < part.limit()) {
        TRY_ASSIGN(const Outcome outcome, transferFrom(url, part, local, job, counter));
        if (outcome != Outcome::completed) return outcome;
    }
    TRY_ASSIGN(const Sha256 hash, part.finish());
    if (hash != file.sha256) {
        part.drop();
        return fail(Code::modelHashWrong, Stage::model, {},
                    fmt::format("{} from {} has the SHA-256 {}, its record says {}", file.name, url, toHex(hash),
                                toHex(file.sha256)));
    }
    TRY(files.replace(part.path(), folder / file.name));
    TRY(files.syncFolder(folder));
    return Outcome::completed;
}

} // namespace

Result<Outcome> Downloader::fetch(const std::string& id, const ModelFile& file, const Path& folder,
                                  const JobControl& job, ProgressMeter& meter)
{
    static const CurlLibrary library;
    EXPECTS(file.bytes > 0);
    TRY(files_.makeFolders(folder));
    Counter counter(meter);
    Error last{.code = Code::modelMissing,
               .stage = Stage::model,
               .path = id,
               .detail = file.name + " has no published address"};
    for (const std::string& url : file.urls) {
        if (!job.mayGoOn()) return Outcome::cancelled;
        const bool local = schemes_ == Schemes::loopbackToo && url.starts_with(loopback);
        if (!local && !url.starts_with("https://"))
            return fail(Code::modelRecordWrong, Stage::model, id, url + " is not https");
        auto outcome = fetchFrom(files_, url, file, folder, local, job, counter);
        if (outcome) return outcome;
        last = std::move(outcome).error();
        last.path = id;
        log::error(last);
        if (last.code == Code::diskFull || last.code == Code::diskOutOfFiles || last.code == Code::diskReadOnly)
            break; // the next address mends no disk
    }
    return fail(std::move(last));
}

} // namespace albumen
