# Writes the SQL files as C++ text: cmake -DFOLDER=... -DOUTPUT=... -P EmbedSql.cmake
# Raw strings; each piece is one file, far below the 64 KiB every compiler takes.
function(sql_text file into)
  file(READ ${file} text)
  set(${into} "R\"sql(${text})sql\"" PARENT_SCOPE)
endfunction()

file(GLOB numbered ${FOLDER}/[0-9][0-9][0-9][0-9]_*.sql)
list(SORT numbered)
set(rows "")
foreach(file ${numbered})
  get_filename_component(name ${file} NAME_WE)
  string(SUBSTRING ${name} 0 4 digits)
  math(EXPR number "1${digits} - 10000")
  sql_text(${file} text)
  string(APPEND rows "    {${number}, \"${name}\", ${text}},\n")
endforeach()
sql_text(${FOLDER}/derived.sql derived)
sql_text(${FOLDER}/thumbs.sql thumbs)
file(WRITE ${OUTPUT}.new "#include \"catalogue/Migrations.h\"\n
namespace albumen {
namespace {
constexpr Migration steps[] = {
${rows}};
constexpr std::string_view derived = ${derived};
constexpr std::string_view thumbs = ${thumbs};
} // namespace

std::span<const Migration> catalogueMigrations() { return steps; }
std::string_view derivedSchema() { return derived; }
std::string_view thumbsSchema() { return thumbs; }

} // namespace albumen
")
file(COPY_FILE ${OUTPUT}.new ${OUTPUT} ONLY_IF_DIFFERENT)
