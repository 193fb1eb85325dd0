#include "pages/photos/PhotoFilter.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QMenu>

#include "Messages.h"
#include "Theme.h"
#include "pages/photos/FilterMenus.h"
#include "widgets/Button.h"

namespace albumen {

PhotoFilter::PhotoFilter(QWidget* parent)
    : QWidget(parent), row_(new QHBoxLayout(this)), menu_(new QMenu(this)),
      add_(new Button(Button::Kind::quiet, QStringLiteral("plus"), this)),
      clear_(new Button(Button::Kind::quiet, {}, this))
{
    add_->setObjectName(QStringLiteral("addFilter"));
    clear_->setObjectName(QStringLiteral("clearFilters"));
    menu_->setObjectName(QStringLiteral("filterMenu"));
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(8);
    row_->addWidget(add_);
    row_->addStretch();
    row_->addWidget(clear_);
    setFixedHeight(grown(metric::control, 1, 12)); // with and without filters
    add_->setDropDown(menu_);
    connect(menu_, &QMenu::aboutToShow, this, &PhotoFilter::fillMenu);
    connect(clear_, &Button::clicked, this, [this] { change([](PhotoQuery& query) { query = {}; }); });
    retranslate();
}

void PhotoFilter::retranslate()
{
    add_->setText(tr("Filter"));
    clear_->setText(tr("Clear"));
    build();
}

void PhotoFilter::setQuery(PhotoQuery query)
{
    query_ = std::move(query);
    build();
}

void PhotoFilter::setCounts(FilterCounts counts)
{
    counts_ = std::move(counts);
    for (const FilterCounts::OfPerson& person : counts_.people) names_[raw(person.id)] = fromUtf8(person.name);
    build();
}

void PhotoFilter::setNames(const std::vector<PersonCard>& people)
{
    for (const PersonCard& person : people) names_[raw(person.id)] = fromUtf8(person.name);
    build();
}

bool PhotoFilter::filters() const
{
    return query_.favourite || query_.noPeople || query_.unknownPeople || query_.unreadable || !query_.people.empty() ||
           !query_.name.empty() || query_.takenFrom || query_.takenBefore || !query_.under.empty();
}

std::vector<PersonId> PhotoFilter::people() const
{
    std::vector<PersonId> all;
    for (const PhotoQuery::People& term : query_.people) all.insert(all.end(), term.anyOf.begin(), term.anyOf.end());
    return all;
}

void PhotoFilter::change(const std::function<void(PhotoQuery&)>& how)
{
    how(query_);
    build();
    emit changed();
}

QString PhotoFilter::nameOf(PersonId person) const
{
    return names_.value(raw(person), QStringLiteral("…")); // until the answer is there
}

void PhotoFilter::build()
{
    int had = -1; // the token with the focus: the one in its place has it again
    for (int i = 0; tokens_ && i < tokens_->layout()->count(); ++i)
        if (tokens_->layout()->itemAt(i)->widget()->hasFocus()) had = i;
    if (tokens_) {
        tokens_->hide();
        tokens_->deleteLater(); // one of them may be what was just clicked
    }
    tokens_ = new QWidget(this);
    auto* const row = new QHBoxLayout(tokens_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    addPeopleTokens();
    addTakenToken();
    addFolderToken();
    addFlags();
    tokens_->setVisible(row->count() > 0);
    row_->insertWidget(0, tokens_);
    clear_->setVisible(filters());
    if (had < 0) return;
    QWidget* const next = row->count() > 0 ? row->itemAt(std::min(had, row->count() - 1))->widget() : add_;
    next->setFocus(Qt::OtherFocusReason);
}

Button* PhotoFilter::addToken(const QString& words, const std::function<void(PhotoQuery&)>& drop)
{
    auto* const token = new Button(Button::Kind::bigSoft, QStringLiteral("close"), tokens_);
    token->setSmall(true);
    token->setText(words);
    token->setToolTip(tr("Take this filter away"));
    token->setObjectName(QStringLiteral("token"));
    tokens_->layout()->addWidget(token);
    connect(token, &Button::clicked, this, [this, drop] { change(drop); });
    return token;
}

void PhotoFilter::addFlags()
{
    if (query_.favourite) addToken(tr("Favourites"), [](PhotoQuery& query) { query.favourite.reset(); });
    if (query_.noPeople) addToken(tr("No people"), [](PhotoQuery& query) { query.noPeople.reset(); });
    if (query_.unknownPeople) addToken(tr("Unknown people"), [](PhotoQuery& query) { query.unknownPeople.reset(); });
    if (query_.unreadable) addToken(tr("Unreadable"), [](PhotoQuery& query) { query.unreadable.reset(); });
}

void PhotoFilter::addPeopleTokens()
{
    for (std::size_t i = 0; i < query_.people.size(); ++i) {
        const PhotoQuery::People& term = query_.people[i];
        QString words;
        for (const PersonId person : term.anyOf)
            words = words.isEmpty() ? nameOf(person) : tr("%1 or %2").arg(words, nameOf(person));
        addToken(term.without ? tr("Without %1").arg(words) : words,
                 [i](PhotoQuery& query) { query.people.erase(query.people.begin() + static_cast<std::ptrdiff_t>(i)); });
    }
}

void PhotoFilter::addTakenToken()
{
    if (!query_.takenFrom || !query_.takenBefore) return;
    addToken(takenWords({*query_.takenFrom, *query_.takenBefore}), [](PhotoQuery& query) {
        query.takenFrom.reset();
        query.takenBefore.reset();
    });
}

void PhotoFilter::addFolderToken()
{
    if (query_.under.empty()) return;
    QString words, paths;
    for (const std::filesystem::path& path : query_.under) {
        const QString name = pathText(path.has_filename() ? path.filename() : path);
        words = words.isEmpty() ? name : tr("%1 or %2").arg(words, name);
        paths += QLatin1Char('\n') + pathText(path);
    }
    Button* const token = addToken(words, [](PhotoQuery& query) { query.under.clear(); });
    token->setToolTip(token->toolTip() + paths);
}

void PhotoFilter::fillMenu()
{
    menu_->clear();
    const QList<QMenu*> old = menu_->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    qDeleteAll(old);
    addPeopleChoices(query_.people.empty() ? tr("With") : tr("And with"), false, false);
    if (!query_.people.empty() && !query_.people.back().without) addPeopleChoices(tr("Or with"), false, true);
    addPeopleChoices(tr("Without"), true, false);
    addTakenChoices();
    addFolderChoices();
    menu_->addSeparator();
    addFlagChoice(&PhotoQuery::favourite, tr("Favourites"), counts_.favourite);
    addFlagChoice(&PhotoQuery::noPeople, tr("No people"), counts_.noPeople);
    addFlagChoice(&PhotoQuery::unknownPeople, tr("Unknown people"), counts_.unknownPeople);
    addFlagChoice(&PhotoQuery::unreadable, tr("Unreadable"), counts_.unreadable);
}

void PhotoFilter::addFlagChoice(std::optional<bool> PhotoQuery::*flag, const QString& words, quint64 count)
{
    if (query_.*flag) return;
    QAction* const action = menu_->addAction(words + QLatin1Char('\t') + numberText(count));
    action->setEnabled(count > 0);
    connect(action, &QAction::triggered, this,
            [this, flag] { change([flag](PhotoQuery& query) { query.*flag = true; }); });
}

/// Within what is chosen already.
void PhotoFilter::addTakenChoices()
{
    QMenu* const taken = menu_->addMenu(tr("Taken"));
    addTaken(*taken, counts_.months, !query_.takenFrom, [this](TakenSpan span) {
        change([span](PhotoQuery& query) {
            query.takenFrom = span.fromS;
            query.takenBefore = span.beforeS;
        });
    });
    taken->setEnabled(taken->actions().size() > (query_.takenFrom ? 1 : 0));
}

void PhotoFilter::addFolderChoices()
{
    QMenu* const folders = menu_->addMenu(tr("In the folder"));
    addFolders(*folders, counts_.folders, [this](const std::filesystem::path& path) {
        change([path](PhotoQuery& query) { query.under = {path}; });
    });
    folders->setEnabled(!folders->isEmpty());
}

void PhotoFilter::addPeopleChoices(const QString& title, bool without, bool orToLast)
{
    const std::vector<PersonId> chosen = people();
    QMenu* const names = new QMenu(title, menu_);
    std::size_t shown = 0;
    for (const FilterCounts::OfPerson& person : counts_.people) {
        if (std::find(chosen.begin(), chosen.end(), person.id) != chosen.end() || shown == peopleMost) continue;
        ++shown;
        QString words = fromUtf8(person.name).replace(QLatin1Char('&'), QStringLiteral("&&"));
        if (!orToLast) words += QLatin1Char('\t') + numberText(person.photos);
        connect(names->addAction(words), &QAction::triggered, this, [this, id = person.id, without, orToLast] {
            change([id, without, orToLast](PhotoQuery& query) {
                if (orToLast)
                    query.people.back().anyOf.push_back(id);
                else
                    query.people.push_back({.anyOf = {id}, .without = without});
            });
        });
    }
    names->setEnabled(shown > 0);
    menu_->addMenu(names);
}

} // namespace albumen
