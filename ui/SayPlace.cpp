#include "SayPlace.h"

#include "Count.h"
#include "Decider.h"
#include "MessageSink.h"
#include "Messages.h"
#include "PlaceWords.h"
#include "widgets/PlacePanel.h"

namespace albumen {
namespace {

constexpr const char* namesPackage = "libtimezonemap-data";

} // namespace

SayPlace::SayPlace(const Parts& parts, QString id, QWidget* page)
    : QObject(page), parts_(parts), id_(std::move(id)), panel_(new PlacePanel(page)), asked_(parts.worker, this)
{
    connect(panel_, &PlacePanel::typed, this, &SayPlace::find);
    connect(panel_, &PlacePanel::chosen, this, [this](int place) {
        const Offer& offer = offers_[static_cast<std::size_t>(place)];
        say(offer.at, offer.name);
    });
    connect(panel_, &PlacePanel::fileChosen, this, [this] { say(std::nullopt, {}); });
    connect(panel_, &PlacePanel::closed, this, &SayPlace::closed);
}

ActionSpec SayPlace::action(std::function<std::vector<PhotoId>()> photos, std::function<QRect()> by,
                            std::function<QString()> needs)
{
    return {.id = id_ + QStringLiteral(".place"),
            .text = [] { return tr("Place…"); },
            .icon = QStringLiteral("places"),
            .keys = {QKeySequence(Qt::Key_H)},
            .enabled = [photos] { return !photos().empty(); },
            .run = [this, photos, by = std::move(by)] { ask(photos(), by()); },
            .menu = Menu::photo,
            .section = 1,
            .needs = std::move(needs)};
}

void SayPlace::ask(std::vector<PhotoId> photos, const QRect& by)
{
    photos_ = std::move(photos);
    panel_->open([n = count(photos_.size())] { return tr("Where were %Ln photos taken?", nullptr, n); }, by);
}

void SayPlace::find(const QString& text)
{
    if (const auto at = coordinatesIn(text.toStdString())) {
        return show(text, {{*at, positionText(*at)}}, {});
    }
    const auto question = [&places = parts_.places, name = text.toStdString(), language = placeLanguage()] {
        return places.beginning(name, mostOffers, language);
    };
    asked_.askFirst(question, [this, text](const Result<std::vector<PlaceOffer>>& found) {
        std::vector<Offer> offers;
        if (!found)
            return show(
                text, {},
                found.error().code == Code::usage
                    ? tr("Names of places are not installed: the package %1 has them.").arg(QLatin1String(namesPackage))
                    : sentenceOf(found.error()));
        for (const PlaceOffer& offer : *found)
            if (offer.centre) offers.push_back({*offer.centre, placeInFull(offer.text)});
        show(text, std::move(offers), tr("No city is called so."));
    });
}

void SayPlace::show(const QString& text, std::vector<Offer> offers, const QString& none)
{
    offers_ = std::move(offers);
    QStringList names;
    for (const Offer& offer : offers_) names << offer.name;
    panel_->setFound(text, names, none);
}

void SayPlace::say(const std::optional<Coordinates>& at, const QString& name)
{
    parts_.decider.take(SetPlace{photos_, at, name.toStdString()}, this, [this](const Result<Decided>& decided) {
        if (!decided || decided->id) return; // else nothing is said
        parts_.messages.say({.rank = Rank::info, .topic = QStringLiteral("places"), .words = []() -> Pieces {
                                 return {{tr("Nothing changed: this was their place already.")}};
                             }});
    });
    emit closed();
}

void SayPlace::retranslate()
{
    panel_->retranslate();
}

} // namespace albumen
