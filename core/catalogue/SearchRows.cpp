#include "catalogue/SearchRows.h"

#include <algorithm>
#include <cctype>

#include "base/SearchText.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"
#include "photo/Photo.h"

namespace albumen {
namespace {

Result<Scores> scoresOf(Query query)
{
    Scores scores;
    while (query.next()) {
        float& score = scores[query.id<ContentNo>(0)];
        score = std::max(score, query.single(1));
    }
    TRY(query.status());
    return scores;
}

constexpr double leastGuess = 0.1; // what is guessed with less is seldom there
constexpr float namedScore = 0.3F; // of a name: what is seen in a picture goes before

/// At the beginning of the text or of a word of it.
bool beginsWord(const std::string& text, const std::string& word)
{
    const auto isLetter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        if (at == 0 || !isLetter(text[at - 1]) || !isLetter(word.front())) return true;
    return false;
}

/// folded(), without the way around where all of it is ASCII.
std::string foldedName(std::string name)
{
    const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 128; };
    if (!std::all_of(name.begin(), name.end(), isAscii)) return folded(name);
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return name;
}

} // namespace

Result<Scores> SearchRows::tagged(Tag tag) const
{
    TRY_ASSIGN(Scores scores, scoresOf(db_.query("SELECT content_id, score FROM d.tag WHERE tag = ?", tag)));
    Query said = db_.query("SELECT a, value FROM main.state WHERE reg = ? AND b = ?", Register::contentTag, tag);
    while (said.next()) {
        if (said.integer(1) != 0)
            scores[said.id<ContentNo>(0)] = 1;
        else
            scores.erase(said.id<ContentNo>(0));
    }
    TRY(said.status());
    return scores;
}

Result<Scores> SearchRows::withObject(int object) const
{
    return scoresOf(db_.query("SELECT content_id, score FROM d.tag WHERE class80 = ?", object));
}

Result<Scores> SearchRows::ofClass(const std::string& label, float least) const
{
    return scoresOf(db_.query("SELECT s.content_id, s.p FROM d.scene s JOIN d.label l ON l.id = s.label "
                              "WHERE s.kind = 1 AND s.rank = 0 AND l.word = ? AND s.p >= ?",
                              label, least));
}

Result<Scores> SearchRows::labelled(const std::string& label) const
{
    return scoresOf(db_.query("SELECT s.content_id, s.p FROM d.label l JOIN d.scene s ON s.label = l.id "
                              "AND s.kind = 2 AND s.p >= ? WHERE l.word = ?",
                              leastGuess, label));
}

bool isNamed(const std::filesystem::path& path, const std::string& text)
{
    return beginsWord(foldedName(path.filename().native()), text) ||
           beginsWord(foldedName(path.parent_path().native()), text);
}

Result<ScoresByName> SearchRows::named(const std::string& text) const
{
    ScoresByName scores;
    std::unordered_map<std::int64_t, bool> folders;
    Query folderRows = db_.query("SELECT id, path FROM folder");
    while (folderRows.next()) folders[folderRows.integer(0)] = beginsWord(foldedName(folderRows.text(1)), text);
    TRY(folderRows.status());
    Query photos = db_.query("SELECT content_id, folder_id, name FROM photo WHERE state = ? AND content_id IS NOT NULL",
                             PhotoState::present);
    while (photos.next()) {
        const auto content = photos.id<ContentNo>(0);
        if (folders[photos.integer(1)]) scores.folders[content] = namedScore;
        if (beginsWord(foldedName(photos.text(2)), text)) scores.files[content] = namedScore;
    }
    TRY(photos.status());
    return scores;
}

Result<Scores> SearchRows::favourites() const
{
    return scoresOf(db_.query("SELECT content_id, 1.0 FROM temp.content_favourite"));
}

Result<Scores> SearchRows::stars() const
{
    return scoresOf(db_.query("SELECT content_id, stars FROM temp.content_stars"));
}

Result<Scores> SearchRows::films() const
{
    return scoresOf(db_.query("SELECT id, 1.0 FROM content WHERE format = ?", ImageFormat::film));
}

Result<std::unordered_map<ContentNo, TakenAt>> SearchRows::taken() const
{
    std::unordered_map<ContentNo, TakenAt> taken;
    Query photos = db_.query("SELECT content_id, taken_s, taken_span FROM photo WHERE state = ? "
                             "AND content_id IS NOT NULL AND taken_s IS NOT NULL ORDER BY id",
                             PhotoState::present);
    while (photos.next())
        taken.try_emplace(photos.id<ContentNo>(0), TakenAt{photos.integer(1), photos.id<DateSpan>(2)});
    TRY(photos.status());
    Query said = db_.query("SELECT content_id, taken_s FROM temp.content_taken");
    while (said.next()) taken[said.id<ContentNo>(0)] = {said.integer(1), DateSpan::day};
    TRY(said.status());
    return taken;
}

} // namespace albumen
