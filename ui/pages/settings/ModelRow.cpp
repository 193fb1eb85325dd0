#include "pages/settings/ModelRow.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include "Icons.h"
#include "Messages.h"
#include "Paint.h"
#include "Theme.h"
#include "model/Manifest.h"
#include "widgets/Bar.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr int licenceWidth = 112, sizeWidth = 64, actionWidth = 144, barWidth = 72, headHeight = 36;

struct ModelWords {
    Q_DECLARE_TR_FUNCTIONS(ModelWords)
};

/// What a network does. The names are those of nameOf(ModelTask).
QString taskText(const std::string& task)
{
    const auto is = [&task](ModelTask which) { return task == nameOf(which); };
    if (is(ModelTask::detect)) return ModelWords::tr("Finds faces");
    if (is(ModelTask::embed)) return ModelWords::tr("Tells people apart");
    if (is(ModelTask::landmarks)) return ModelWords::tr("Finds eyes, nose and mouth");
    if (is(ModelTask::pose)) return ModelWords::tr("Sees how a head is turned");
    if (is(ModelTask::masked)) return ModelWords::tr("Sees whether a face is covered");
    if (is(ModelTask::digits)) return ModelWords::tr("Reads a printed date");
    if (is(ModelTask::dark)) return ModelWords::tr("Sees whether a photo is too dark");
    return ModelWords::tr("Sees what is in a photo");
}

QString limitText(const std::string& name)
{
    if (name == "match") return ModelWords::tr("Sure up to");
    if (name == "strict") return ModelWords::tr("Sure up to, of a small or blurred face");
    if (name == "ask") return ModelWords::tr("Asked up to");
    if (name == "group") return ModelWords::tr("In one group up to");
    if (name == "score") return ModelWords::tr("A face from a score of");
    if (name == "nms") return ModelWords::tr("One face where boxes overlap by more than");
    if (name == "propose") return ModelWords::tr("First look: a face from a score of");
    if (name == "refine") return ModelWords::tr("Second look: a face from a score of");
    if (name == "masked") return ModelWords::tr("A covered face from a score of");
    if (name == "dark") return ModelWords::tr("A dark photo from a score of");
    return fromUtf8(name);
}

QString figureText(const std::string& name)
{
    if (name == "msPhoto") return ModelWords::tr("Milliseconds a photo");
    if (name == "msFace") return ModelWords::tr("Milliseconds a face");
    if (name == "found") return ModelWords::tr("Of 100 faces found");
    if (name == "right") return ModelWords::tr("Of 100 faces named rightly");
    if (name == "things") return ModelWords::tr("Faces seen where there are none");
    return fromUtf8(name);
}

/// Where a number or a network comes from, in the words of its record; how it starts is said in the user's language.
QString sourceText(const std::string& source)
{
    const std::pair<const char*, QString> starts[] = {
        {"own measurement: ", ModelWords::tr("own measurement: ")},
        {"published: ", ModelWords::tr("published: ")},
        {"chosen: ", ModelWords::tr("chosen: ")},
        {"trained by the project: ", ModelWords::tr("trained by the project: ")}};
    for (const auto& [start, words] : starts)
        if (source.starts_with(start)) return words + fromUtf8(source.substr(std::string_view(start).size()));
    return fromUtf8(source);
}

/// A soft pill with a check: in use.
class Pill final : public Label
{
public:
    explicit Pill(QWidget* parent) : Label(Type::caption, &Theme::good, parent)
    {
        setContentsMargins(26, 3, 10, 3);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        paintBox(painter, rect(), height() / 2., theme().goodSoft, Qt::transparent);
        paintIcon(painter, QStringLiteral("check"), QRect(9, (height() - 14) / 2, 14, 14), theme().good);
        painter.end();
        Label::paintEvent(event);
    }
};

} // namespace

ModelHead::ModelHead(QWidget* parent)
    : QWidget(parent), what_(new Label(Type::caption, &Theme::ink3, this)),
      licence_(new Label(Type::caption, &Theme::ink3, this)), size_(new Label(Type::caption, &Theme::ink3, this))
{
    licence_->setMinimumWidth(licenceWidth);
    size_->setMinimumWidth(sizeWidth);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(metric::cardPadding, 0, metric::cardPadding, 0);
    row->setSpacing(metric::tight);
    row->addWidget(what_, 1);
    row->addWidget(licence_);
    row->addWidget(size_);
    row->addSpacing(metric::tight + metric::smallControl + 4 + metric::tight + actionWidth);
    setFixedHeight(grown(headHeight, 1, 16));
    retranslate();
}

void ModelHead::retranslate()
{
    what_->setText(tr("Network"));
    licence_->setText(tr("Licence"));
    size_->setText(tr("Size"));
}

ModelRow::ModelRow(QWidget* parent)
    : QWidget(parent), row_(new FactRow(this)), licence_(row_->addFact(licenceWidth)), size_(row_->addFact(sizeWidth)),
      state_(new Pill(this)), figures_(new Label(Type::caption, &Theme::ink2, this)),
      fetched_(new Label(Type::caption, &Theme::ink2, this)),
      figuresButton_(new Button(Button::Kind::icon, QStringLiteral("info"), this)),
      use_(new Button(Button::Kind::outlined, {}, this)), default_(new Button(Button::Kind::quiet, {}, this)),
      fetch_(new Button(Button::Kind::outlined, {}, this)),
      cancel_(new Button(Button::Kind::icon, QStringLiteral("close"), this)), bar_(new Bar(this))
{
    layOut();
    connect(use_, &Button::clicked, this, &ModelRow::useClicked);
    connect(default_, &Button::clicked, this, &ModelRow::defaultClicked);
    connect(fetch_, &Button::clicked, this, &ModelRow::fetchClicked);
    connect(cancel_, &Button::clicked, this, &ModelRow::cancelClicked);
    connect(figuresButton_, &Button::clicked, this, [this] {
        figures_->setVisible(figures_->isHidden());
        showFigures();
    });
}

void ModelRow::layOut()
{
    for (Button* const button : {figuresButton_, use_, default_, fetch_, cancel_}) button->setSmall(true);
    bar_->setFixedWidth(barWidth);
    figures_->setWordWrap(true);
    figures_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    figures_->setContentsMargins(metric::cardPadding, 0, metric::cardPadding, 12);
    figures_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    figures_->hide();
    row_->right().addWidget(figuresButton_);
    auto* const actions = new QWidget(row_);
    actions->setMinimumWidth(actionWidth);
    auto* const inside = new QHBoxLayout(actions);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(metric::tight);
    inside->addStretch();
    auto* const progress = new QVBoxLayout;
    progress->setSpacing(2);
    progress->addWidget(bar_);
    progress->addWidget(fetched_);
    inside->addLayout(progress);
    for (QWidget* const part : std::initializer_list<QWidget*>{default_, state_, use_, fetch_, cancel_})
        inside->addWidget(part);
    row_->right().addWidget(actions);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(row_);
    column->addWidget(figures_);
}

void ModelRow::show(const ModelCard& model, bool busy)
{
    model_ = model;
    busy_ = busy;
    const QString name = fromUtf8(model.id);
    QString more = name;
    if (model.used)
        more += tr(", ") + (model.chosen ? tr("chosen by you") : tr("the best that is installed"));
    else if (model.chosen)
        more += tr(", ") + tr("chosen by you, cannot be used now");
    if (model.refused) more += tr(", ") + tr("does not match its record and is not used");
    row_->setWords(taskText(model.task), more);
    licence_->setText(fromUtf8(model.licence));
    size_->setText(model.bytes > 0 ? bytesText(model.bytes) : QString());
    use_->setText(tr("Use"));
    use_->setAccessibleName(tr("Use %1").arg(name));
    use_->setObjectName(QStringLiteral("use-") + name);
    default_->setText(tr("Default"));
    default_->setToolTip(tr("Use the best that is installed"));
    default_->setAccessibleName(tr("Default instead of %1").arg(name));
    default_->setObjectName(QStringLiteral("default-") + name);
    fetch_->setText(tr("Fetch"));
    fetch_->setAccessibleName(tr("Fetch %1").arg(name));
    fetch_->setObjectName(QStringLiteral("fetch-") + name);
    fetch_->setEnabled(!busy);
    fetch_->setToolTip(busy ? tr("Pause or cancel first") : tr("From the address in its record"));
    cancel_->setToolTip(tr("Stop fetching %1").arg(name));
    cancel_->setAccessibleName(cancel_->toolTip());
    cancel_->setObjectName(QStringLiteral("cancel-") + name);
    figuresButton_->setObjectName(QStringLiteral("figures-") + name);
    showFigures();
    showState();
    setAccessibleName(words());
}

void ModelRow::showFigures()
{
    QStringList lines;
    const auto add = [&](const std::vector<ModelCard::Number>& numbers, QString (*wordsOf)(const std::string&)) {
        for (const ModelCard::Number& number : numbers)
            lines << tr("%1 %2: %3")
                         .arg(wordsOf(number.name), QLocale().toString(number.value, 'g', 3),
                              sourceText(number.source));
    };
    add(model_.figures, figureText);
    add(model_.limits, limitText);
    if (!model_.origin.empty()) lines << tr("From: %1").arg(sourceText(model_.origin));
    figures_->setText(lines.join(QLatin1Char('\n')));
    figuresButton_->setToolTip(figures_->isHidden() ? tr("Show the figures of %1").arg(fromUtf8(model_.id))
                                                    : tr("Hide the figures of %1").arg(fromUtf8(model_.id)));
    figuresButton_->setAccessibleName(figuresButton_->toolTip());
    figuresButton_->setVisible(!lines.isEmpty());
}

void ModelRow::showState()
{
    const bool choosable = model_.task == nameOf(ModelTask::detect) || model_.task == nameOf(ModelTask::embed);
    const bool there = model_.installed && !model_.refused;
    state_->setText(tr("in use"));
    state_->setVisible(model_.used && !fetching_);
    default_->setVisible(model_.chosen && !fetching_);
    use_->setVisible(there && !model_.used && !model_.chosen && choosable && !fetching_);
    fetch_->setVisible(!there && model_.canFetch && !fetching_);
    for (QWidget* const part :
         {static_cast<QWidget*>(bar_), static_cast<QWidget*>(fetched_), static_cast<QWidget*>(cancel_)})
        part->setVisible(fetching_);
}

void ModelRow::showFetching(const std::optional<Progress>& progress)
{
    fetching_ = progress.has_value();
    if (progress) {
        const std::uint64_t total = progress->total > 0 ? progress->total : model_.bytes;
        bar_->show(progress->done, total, false);
        fetched_->setText(tr("%1 of %2").arg(bytesText(progress->done), bytesText(total)));
        fetched_->reserve({tr("%1 of %2").arg(bytesText(total), bytesText(total))});
    }
    showState();
}

QString ModelRow::words() const
{
    QStringList all{taskText(model_.task), fromUtf8(model_.id), licence_->text(), size_->text()};
    if (model_.used) all << tr("in use");
    all.removeAll(QString());
    return all.join(tr(", "));
}

} // namespace albumen
