// What networks and measures said of whole pictures, and which pictures still wait for them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "catalogue/Db.h"
#include "photo/Photo.h"
#include "photo/Understanding.h"

namespace albumen {

/// A picture that is to be looked at, and a file of it.
struct ToUnderstand {
    ContentNo content{};
    FoundPhoto file;
    ExifFacts facts; ///< as the catalogue has them: what lies beside the file is in them
};

/// A face of such a picture, without points.
struct FaceHere {
    FaceId id{};
    FaceBox box;
};

/// What is compared of a picture.
struct LookOf {
    ContentNo content{};
    Look look;
};

/// thrownToo: with the pictures of the collection those that were thrown away.
enum class LooksOf { collection, thrownToo };

/// Threads: as the Db. store(): inside a derived transaction of the writer.
class UnderstandingRows
{
public:
    explicit UnderstandingRows(Db& db) : db_(db) {}

    /// In the place of all that was stored of the picture; that these models looked comes last. `faces`: those that
    /// the attributes are of.
    Status store(ContentNo content, const Understanding& seen, std::span<const FaceId> faces = {});
    /// Without its look. Empty: nobody looked yet.
    Result<Understanding> of(ContentNo content) const;
    /// What a person said does not hold of it.
    Result<std::set<Verdict>> disagreed(ContentNo content) const;
    Result<std::optional<Look>> lookOf(ContentNo content) const;
    /// By content; `pooled` of those of one network alone, of others it stays empty.
    Result<std::vector<LookOf>> looks(const std::optional<ModelRev>& network, LooksOf of = LooksOf::collection) const;

    /// Pictures that people were looked for in, and that one of these models has not looked at: newest photo first, of
    /// sources that are there.
    Result<std::vector<ToUnderstand>> waiting(std::span<const ModelRev> models) const;
    /// Without what a person said is none.
    Result<std::vector<FaceHere>> facesIn(ContentNo content) const;
    Result<std::map<FaceId, std::vector<Guess>>> attributesIn(ContentNo content) const;
    Status forgetAttributes();

private:
    Status storeGuesses(ContentNo content, int kind, const std::vector<Guess>& guesses);
    Status storeAttributes(const Understanding& seen, std::span<const FaceId> faces);
    Status storeLook(ContentNo content, const Look& look);
    Result<std::vector<Guess>> guessesOf(ContentNo content, int kind) const;

    Db& db_;
};

} // namespace albumen
