#include "pages/people/SuggestionStrip.h"

#include <algorithm>
#include <limits>

#include <QGridLayout>
#include <QHBoxLayout>

#include "Actions.h"
#include "Decider.h"
#include "DistanceText.h"
#include "Messages.h"
#include "Parts.h"
#include "Worker.h"
#include "people/DistanceDigits.h"
#include "widgets/Button.h"
#include "widgets/FacePicture.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr std::size_t mostAsked = 1000;                                 // questions at one time
constexpr quint64 answerUnderWay = std::numeric_limits<quint64>::max(); // no answer knows of it yet
constexpr int large = 96, small = 40, stripCircle = 24;

Command commandOf(FaceId face, AnswerAll answer)
{
    switch (answer) {
    case AnswerAll::yes: return ConfirmFaces{{face}};
    case AnswerAll::no: return RejectFaces{{face}};
    case AnswerAll::ignore: break;
    }
    return IgnoreFaces{{face}};
}

} // namespace

SuggestionStrip::SuggestionStrip(const Parts& parts, QWidget* parent)
    : Card(parent), parts_(parts), face_(new FacePicture(parts.thumbnails, FacePicture::Shape::face, large, this)),
      person_(new FacePicture(parts.thumbnails, FacePicture::Shape::person, stripCircle, this)),
      question_(new ElidedLabel(Qt::ElideRight, Type::section, &Theme::ink, this)),
      count_(new Label(Type::caption, &Theme::ink3, this)), fact_(new WrappedLabel(Type::caption, &Theme::ink2, this)),
      settles_(new ElidedLabel(Qt::ElideRight, Type::caption, &Theme::ink3, this)),
      all_(new ElidedLabel(Qt::ElideRight, Type::caption, &Theme::ink3, this)), evidence_(new QWidget(this)),
      toAsk_(parts.worker, this)
{
    for (Near& near : near_)
        near = {.face = new FacePicture(parts.thumbnails, FacePicture::Shape::face, small, evidence_),
                .distance = new Label(Type::caption, &Theme::ink3, evidence_)};
    for (const Near& near : near_) { // their places stay
        QSizePolicy policy = near.face->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        near.face->setSizePolicy(policy);
    }
    layOut();
    retranslate();
}

void SuggestionStrip::layOut()
{
    auto* const asked = new QHBoxLayout;
    asked->setSpacing(metric::tight);
    asked->addWidget(person_);
    asked->addWidget(question_, 1);
    auto* const near = new QHBoxLayout(evidence_);
    near->setContentsMargins(0, 0, 0, 0);
    near->setSpacing(metric::tight);
    for (const Near& one : near_) {
        auto* const column = new QVBoxLayout;
        column->setSpacing(1);
        column->addWidget(one.face);
        one.distance->setAlignment(Qt::AlignHCenter);
        column->addWidget(one.distance);
        near->addLayout(column);
    }
    near->addSpacing(4);
    auto* const facts = new QVBoxLayout;
    facts->setSpacing(2);
    facts->addStretch();
    facts->addWidget(fact_);
    facts->addWidget(settles_);
    facts->addStretch();
    near->addLayout(facts, 1);
    auto* const middle = new QVBoxLayout;
    middle->setSpacing(metric::tight);
    middle->addLayout(asked);
    middle->addWidget(evidence_);
    middle->addStretch();
    auto* const answers = new QGridLayout;
    answers->setSpacing(metric::tight);
    const char* const ids[] = {"people.yes", "people.no", "people.skip", "people.ignore"};
    for (int i = 0; i < 4; ++i) {
        Button* const button = parts_.actions.button(QLatin1String(ids[i]), this);
        button->setObjectName(QLatin1String(ids[i]));
        button->setMinimumWidth(120);
        if (i == 0) button->setKind(Button::Kind::primary); // what is right most often
        button->setFocusPolicy(Qt::TabFocus);               // a click leaves the focus where it is
        answers->addWidget(button, i / 2, i % 2);
    }
    auto* const below = new QHBoxLayout;
    below->addWidget(count_);
    below->addWidget(all_, 1);
    all_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    answers->addLayout(below, 2, 0, 1, 2);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(metric::cardPadding, metric::cardPadding, metric::cardPadding, metric::cardPadding);
    row->setSpacing(metric::gap);
    row->addWidget(face_);
    row->addLayout(middle, 1);
    row->addLayout(answers);
}

void SuggestionStrip::refresh()
{
    const quint64 question = ++asked_;
    toAsk_.ask([&suggestions = parts_.suggestions] { return suggestions.open({}, mostAsked); },
               [this, question](Result<std::vector<SuggestionCard>> cards) {
                   if (cards) got(question, std::move(*cards));
               });
}

void SuggestionStrip::got(quint64 question, std::vector<SuggestionCard> cards)
{
    read_ = true;
    answered_.removeIf([question](QHash<FaceId, quint64>::iterator mark) { return question > *mark; });
    std::erase_if(cards, [this](const SuggestionCard& card) { return answered_.contains(card.face); });
    const std::optional<FaceId> before = current() ? std::optional(current()->face) : std::nullopt;
    cards_ = std::move(cards);
    arrange();
    // An answer that was taken back is asked for at once; else the question that is looked at stays.
    const auto again = std::ranges::find_if(cards_, [this](const SuggestionCard& card) {
        return answeredLast_ && card.face == answeredLast_->face && card.person == answeredLast_->person;
    });
    const auto same =
        std::ranges::find_if(cards_, [before](const SuggestionCard& card) { return card.face == before; });
    if (const auto first = again != cards_.end() ? again : same; first != cards_.end())
        std::rotate(cards_.begin(), first, first + 1);
    if (again != cards_.end()) answeredLast_.reset();
    const bool stays = current() && nearOf_ == current()->face;
    show();
    if (stays) askWhy(); // its limits may have moved
}

void SuggestionStrip::arrange()
{
    std::ranges::stable_partition(cards_, [this](const SuggestionCard& card) { return !skipped_.contains(card.face); });
}

void SuggestionStrip::decide(Command command, const std::vector<FaceId>& faces)
{
    for (const FaceId face : faces) answered_.insert(face, answerUnderWay);
    std::erase_if(cards_, [this](const SuggestionCard& card) { return answered_.contains(card.face); });
    show();
    parts_.decider.take(std::move(command), this, [this, faces](const Result<Decided>& decided) {
        for (const FaceId face : faces) {
            if (decided)
                answered_.insert(face, asked_);
            else
                answered_.remove(face);
        }
        refresh();
    });
}

void SuggestionStrip::answer(AnswerAll answer)
{
    if (!current()) return;
    answeredLast_ = *current();
    decide(commandOf(answeredLast_->face, answer), {answeredLast_->face});
}

void SuggestionStrip::answerAll(AnswerAll answer)
{
    if (!current()) return;
    const std::string name = current()->person;
    std::vector<FaceId> faces;
    for (const SuggestionCard& card : cards_)
        if (card.person == name) faces.push_back(card.face);
    decide(AnswerSuggestions{.whom = name, .answer = answer}, faces);
}

void SuggestionStrip::skip()
{
    if (!current()) return;
    skipped_.insert(current()->face);
    std::rotate(cards_.begin(), cards_.begin() + 1, cards_.end());
    show();
}

int SuggestionStrip::ofPerson() const
{
    return current() ? static_cast<int>(std::ranges::count(cards_, current()->person, &SuggestionCard::person)) : 0;
}

QString SuggestionStrip::question() const
{
    return question_->text();
}

void SuggestionStrip::show()
{
    const SuggestionCard* const card = current();
    for (QWidget* const part : {static_cast<QWidget*>(face_), static_cast<QWidget*>(person_), evidence_})
        part->setVisible(card);
    if (!card) {
        question_->setText(read_ ? tr("Nothing to confirm") : tr("Reading…"));
        count_->setText({});
        all_->setText({});
        emit shown();
        return;
    }
    const QString name = fromUtf8(card->person);
    face_->setFace(card->face);
    person_->setFace(card->best);
    question_->setText(tr("Is this %1?").arg(name));
    if (nearOf_ != card->face) askNearest();
    showFact();
    const int settles = static_cast<int>(card->settles);
    settles_->setText(settles > 0 ? tr("A yes probably names %Ln more", nullptr, settles) : QString());
    count_->setText(tr("%Ln to confirm", nullptr, static_cast<int>(cards_.size())));
    all_->setText(tr("Shift+Y: yes to all %Ln", nullptr, ofPerson()));
    emit shown();
}

void SuggestionStrip::showFact()
{
    const float distance = current()->distance;
    const int digits = limit_ ? distanceDigits(distance, {*limit_}) : distanceDigits(distance);
    const QString words = distanceText(distance, digits);
    fact_->setText(!limit_ ? tr("Distance to all faces: %1").arg(words)
                   : margin_
                       ? tr("Distance to all faces: %1, somebody else is nearly as near").arg(words)
                       : tr("Distance to all faces: %1, sure up to %2").arg(words, distanceText(*limit_, digits)));
    fact_->setToolTip(tr("Together they are nearer than each of them alone."));
}

void SuggestionStrip::askNearest()
{
    const FaceId face = current()->face;
    nearOf_ = face;
    limit_.reset();
    margin_ = false;
    showNear(0, current()->evidence, {});
    for (std::size_t at = 1; at < near_.size(); ++at) showNear(at, std::nullopt, {});
    askWhy();
}

void SuggestionStrip::askWhy()
{
    const FaceId face = current()->face;
    parts_.worker.ask(
        this, [&faces = parts_.faces, face] { return faces.why(face); },
        [this, face](const Result<WhyCard>& why) {
            if (why && nearOf_ == face && current() && current()->face == face) gotNearest(*why);
        });
}

void SuggestionStrip::showNear(std::size_t at, std::optional<FaceId> face, const QString& distance)
{
    near_[at].face->setFace(face);
    near_[at].face->setVisible(face.has_value());
    near_[at].distance->setText(distance);
}

void SuggestionStrip::gotNearest(const WhyCard& why)
{
    const std::string& name = current()->person;
    const auto person = std::ranges::find(why.people, name, &WhyPerson::name);
    if (person != why.people.end()) {
        limit_ = person->sure;
        margin_ = person->against == Against::margin;
    }
    std::size_t at = 0;
    for (const NearFace& near : why.theirs) {
        if (at == near_.size()) break;
        showNear(at++, near.face, distanceText(near.distance));
    }
    showFact();
}

QString SuggestionStrip::fact() const
{
    return fact_->text();
}

std::vector<FaceId> SuggestionStrip::nearest() const
{
    std::vector<FaceId> faces;
    for (const Near& near : near_)
        if (near.face->face()) faces.push_back(*near.face->face());
    return faces;
}

void SuggestionStrip::retranslate()
{
    setAccessibleName(tr("Faces to confirm"));
    show();
}

} // namespace albumen
